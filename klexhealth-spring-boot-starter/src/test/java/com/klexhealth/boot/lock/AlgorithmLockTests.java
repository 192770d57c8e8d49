package com.klexhealth.boot.lock;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AlgorithmLock}.
 */
class AlgorithmLockTests {

	@ParameterizedTest
	@ValueSource(strings = { "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512" })
	void algorithmsWithAKeyPairPass(String algorithm) {
		assertThat(AlgorithmLock.check(List.of(algorithm))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "None", "NONE", "nOnE", "HS256", "HS384", "HS512", "hs256", "", " ", "RS256 ",
			"RS999", "dir", "RSA-OAEP" })
	void anyOtherIsRefusedByName(String algorithm) {
		assertThat(AlgorithmLock.check(List.of("RS256", algorithm))).singleElement().satisfies((violation) -> {
			assertThat(violation.found()).contains("\"" + algorithm + "\"");
			assertThat(violation.source()).isEqualTo("klexhealth.resource-server.algorithms");
			assertThat(violation.mend()).contains("klexhealth.resource-server.algorithms=RS256,PS256,ES256");
		});
	}

	@Test
	void everyWrongAlgorithmIsNamed() {
		assertThat(AlgorithmLock.check(List.of("none", "HS256"))).hasSize(2);
	}

	@Test
	void noAlgorithmAtAllIsRefused() {
		assertThat(AlgorithmLock.check(List.of())).singleElement()
			.extracting(Violation::found)
			.isEqualTo("No signature algorithm is configured.");
	}

}
