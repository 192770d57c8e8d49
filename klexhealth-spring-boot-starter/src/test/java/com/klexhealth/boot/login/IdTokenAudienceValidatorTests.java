package com.klexhealth.boot.login;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IdTokenAudienceValidator}.
 */
class IdTokenAudienceValidatorTests {

	private final IdTokenAudienceValidator validator = new IdTokenAudienceValidator("client");

	@Test
	void aTokenForThisClientAlonePasses() {
		assertThat(hasErrors(List.of("client"))).isFalse();
	}

	@Test
	void aTokenForSomebodyElseTooIsRefused() {
		assertThat(hasErrors(List.of("client", "other"))).isTrue();
		assertThat(hasErrors(List.of("other", "client"))).isTrue();
	}

	@Test
	void aTokenForNobodyOrSomebodyElseIsRefused() {
		assertThat(hasErrors(List.of())).isTrue();
		assertThat(hasErrors(List.of("other"))).isTrue();
		assertThat(this.validator.validate(Jwt.withTokenValue("a").header("alg", "RS256").claim("sub", "a").build())
			.hasErrors()).isTrue();
	}

	private boolean hasErrors(List<String> audience) {
		return this.validator
			.validate(Jwt.withTokenValue("token").header("alg", "RS256").claim("aud", audience).build())
			.hasErrors();
	}

}
