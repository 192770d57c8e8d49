package com.klexhealth.boot.jwt;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2Error;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AudienceValidator}.
 */
class AudienceValidatorTests {

	private final AudienceValidator validator = new AudienceValidator(List.of("api", "other-api"));

	@Test
	void anyOfTheAudiencesIsEnough() {
		assertThat(this.validator.validate(Jwts.with("aud", List.of("api"))).hasErrors()).isFalse();
		assertThat(this.validator.validate(Jwts.with("aud", List.of("stranger", "other-api"))).hasErrors()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "API", "api ", "api/", "ap", "", "api,other-api", "*" })
	void anotherAudienceIsNotEnoughHoweverMuchAlike(String audience) {
		assertThat(this.validator.validate(Jwts.with("aud", List.of(audience))).hasErrors()).isTrue();
	}

	@Test
	void noAudienceIsNotEnough() {
		assertThat(this.validator.validate(Jwts.without("aud")).hasErrors()).isTrue();
		assertThat(this.validator.validate(Jwts.with("aud", List.of())).hasErrors()).isTrue();
	}

	@Test
	void aSingleAudienceNeedsNoArray() {
		assertThat(this.validator.validate(Jwts.with("aud", "api")).hasErrors()).isFalse();
		assertThat(this.validator.validate(Jwts.with("aud", "other")).hasErrors()).isTrue();
	}

	@Test
	void whatIsNoStringIsNoAudience() {
		assertThat(this.validator.validate(Jwts.with("aud", Arrays.asList(null, 1, List.of("api")))).hasErrors())
			.isTrue();
		assertThat(this.validator.validate(Jwts.with("aud", Map.of("api", true))).hasErrors()).isTrue();
	}

	@Test
	void withoutAnyAudienceToMatchNothingPasses() {
		assertThat(new AudienceValidator(List.of()).validate(Jwts.jwt()).hasErrors()).isTrue();
	}

	@Test
	void theRefusalDoesNotTellWhoTheTokenIsFor() {
		assertThat(this.validator.validate(Jwts.with("aud", List.of("stranger"))).getErrors()).singleElement()
			.satisfies((error) -> {
				assertThat(error).extracting(OAuth2Error::getErrorCode).isEqualTo("invalid_token");
				assertThat(error.getDescription()).isEqualTo("The token is not meant for this API");
			});
	}

}
