package com.klexhealth.boot.jwt;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UserTokenValidator}.
 */
class UserTokenValidatorTests {

	private final UserTokenValidator validator = new UserTokenValidator();

	@Test
	void validateWhenSubjectIsAUserThenPasses() {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("azp", "client")))).isNull();
		assertThat(Jwts.refusal(this.validator.validate(Jwts.without("sub")))).isNull();
	}

	@Test
	void validateWhenSubjectIsTheClientThenRefuses() {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("client_id", "schneider"))))
			.isEqualTo(TokenRefusal.NOT_A_USER_TOKEN);
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("azp", "schneider"))))
			.isEqualTo(TokenRefusal.NOT_A_USER_TOKEN);
	}

	@Test
	void validateWhenServiceAccountThenRefuses() {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("preferred_username", "service-account-client"))))
			.isEqualTo(TokenRefusal.NOT_A_USER_TOKEN);
	}

	@Test
	void validateWhenNamedAlikeThenPasses() {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("preferred_username", "service")))).isNull();
		assertThat(Jwts
			.refusal(this.validator.validate(Jwts.with("preferred_username", List.of("service-account-client")))))
			.isNull();
	}

}
