package com.klexhealth.sandbox.authorization;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.sandbox.startup.StartRefusedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IssuerTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "http://localhost:9000", "http://127.0.0.1:9000", "http://[::1]:9000", "https://localhost" })
	void loopbackAddressesAreIssuers(String issuer) {
		assertThat(Issuer.check(issuer)).isEqualTo(issuer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:0", "http://localhost:9000/", "http://localhost:9000/realms/a",
			"https://klexhealth.com", "localhost:9000", "http://localhost:9000?a", "http://localhost:9000#a" })
	void nothingElseIs(String issuer) {
		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> Issuer.check(issuer))
			.withMessageContaining("klexhealth.sandbox.issuer is '" + issuer + "'")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("http://localhost:9000"));
	}

}
