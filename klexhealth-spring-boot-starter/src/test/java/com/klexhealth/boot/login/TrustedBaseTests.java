package com.klexhealth.boot.login;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.url.UrlRules;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link TrustedBase}.
 */
class TrustedBaseTests {

	private final TrustedBase base = new TrustedBase(List.of("Practice.example", "clinic.example:8443"),
			UrlRules.strict());

	@ParameterizedTest
	@CsvSource({ "practice.example,443", "PRACTICE.example,443", "practice.example,8443", "clinic.example,8443",
			"localhost,8443", "127.0.0.1,443", "[::1],8443" })
	void anAddressOfTheApplicationIsTrusted(String host, int port) {
		assertThatNoException().isThrownBy(() -> this.base.check("https", host, port));
	}

	@ParameterizedTest
	@ValueSource(strings = { "attacker.example", "practice.example.attacker.example", "xpractice.example",
			"localhost.attacker.example", "127.0.0.1.attacker.example", "" })
	void anyOtherIsNot(String host) {
		assertThatExceptionOfType(UntrustedBaseException.class).isThrownBy(() -> this.base.check("https", host, 443))
			.withMessageContaining("klexhealth.client.redirect-url")
			.withMessageContaining("klexhealth.client.trusted-hosts");
	}

	@Test
	void anotherPortIsNotIfAPortIsNamed() {
		assertThatExceptionOfType(UntrustedBaseException.class)
			.isThrownBy(() -> this.base.check("https", "clinic.example", 443));
	}

	@Test
	void httpIsNot() {
		assertThatExceptionOfType(UntrustedBaseException.class)
			.isThrownBy(() -> this.base.check("http", "practice.example", 80))
			.withMessageContaining("server.forward-headers-strategy");
		assertThatExceptionOfType(UntrustedBaseException.class)
			.isThrownBy(() -> this.base.check("http", "localhost", 8080))
			.withMessageContaining("klexhealth.allow-loopback-http=true");
	}

	@Test
	void httpIsOnThisMachineIfAskedFor() {
		TrustedBase development = new TrustedBase(List.of("practice.example"), UrlRules.allowingLoopbackHttp());
		assertThatNoException().isThrownBy(() -> development.check("http", "localhost", 8080));
		assertThatExceptionOfType(UntrustedBaseException.class)
			.isThrownBy(() -> development.check("http", "practice.example", 80));
	}

}
