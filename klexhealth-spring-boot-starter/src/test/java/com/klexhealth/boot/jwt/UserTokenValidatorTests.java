package com.klexhealth.boot.jwt;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
	void validateWhenSubjectIsTheClientByAnotherNameThenRefuses() {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("cid", "schneider"))))
			.isEqualTo(TokenRefusal.NOT_A_USER_TOKEN);
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("cid", "client")))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "gty", "grant_type" })
	void validateWhenGrantIsNamedThenOnlyClientCredentialsAreRefused(String claim) {
		for (String grant : List.of("client_credentials", "client-credentials")) {
			assertThat(Jwts.refusal(this.validator.validate(Jwts.with(claim, grant))))
				.isEqualTo(TokenRefusal.NOT_A_USER_TOKEN);
		}
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with(claim, "authorization_code")))).isNull();
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with(claim, 1)))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "clientHost", "clientAddress" })
	void validateWhenServiceAccountWithoutNameThenRefuses(String claim) {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with(claim, "10.0.0.1"))))
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
