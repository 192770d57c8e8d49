package com.klexhealth.boot.login;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link AuthorizationResponseRules}.
 */
class AuthorizationResponseRulesTests {

	private static final String[] CODE = { "a" };

	private static final String[] STATE = { "b" };

	private static final String ISSUER = "https://klexhealth.com";

	private final AuthorizationResponseRules rules = new AuthorizationResponseRules(ISSUER);

	@Test
	void anAnswerOfTheIssuerPasses() {
		assertPasses(Map.of("code", CODE, "state", STATE, "iss", new String[] { ISSUER }), true);
		assertPasses(Map.of("code", CODE, "state", STATE, "iss", new String[] { ISSUER }), false);
	}

	@Test
	void anErrorOfTheIssuerPasses() {
		assertPasses(Map.of("error", CODE, "state", STATE, "iss", new String[] { ISSUER }), true);
	}

	@Test
	void anIssuerThatNeverSaidSoNeedNotNameItself() {
		assertPasses(Map.of("code", CODE, "state", STATE, "session_state", CODE), false);
	}

	@Test
	void anIssuerThatSaidSoHasToNameItself() {
		assertRefused(Map.of("code", CODE, "state", STATE), true);
		assertRefused(Map.of("error", CODE, "state", STATE), true);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://attacker.example", "https://klexhealth.com/", "https://KLEXHEALTH.com",
			"http://klexhealth.com", "", " https://klexhealth.com" })
	void anAnswerOfAnotherIssuerIsRefused(String issuer) {
		assertRefused(Map.of("code", CODE, "state", STATE, "iss", new String[] { issuer }), true);
		assertRefused(Map.of("code", CODE, "state", STATE, "iss", new String[] { issuer }), false);
		assertRefused(Map.of("error", CODE, "state", STATE, "iss", new String[] { issuer }), false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "code", "state", "iss", "session_state", "anything" })
	void aRepeatedParameterIsRefused(String name) {
		String[] twice = ("iss".equals(name)) ? new String[] { ISSUER, ISSUER } : new String[] { "a", "a" };
		assertRefused(Map.of(name, twice), false);
	}

	@Test
	void aCodeBesideAnErrorIsRefused() {
		assertRefused(Map.of("code", CODE, "state", STATE, "error", new String[] { "" }), false);
	}

	private void assertPasses(Map<String, String[]> parameters, boolean announced) {
		assertThatNoException().isThrownBy(() -> this.rules.check(parameters, announced));
	}

	private void assertRefused(Map<String, String[]> parameters, boolean announced) {
		assertThatExceptionOfType(OAuth2AuthenticationException.class)
			.isThrownBy(() -> this.rules.check(parameters, announced))
			.satisfies((ex) -> assertThat(ex.getError().getErrorCode()).isEqualTo("invalid_authorization_response"));
	}

}
