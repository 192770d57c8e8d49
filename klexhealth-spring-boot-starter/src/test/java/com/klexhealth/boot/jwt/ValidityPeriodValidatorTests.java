package com.klexhealth.boot.jwt;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ValidityPeriodValidator}.
 */
class ValidityPeriodValidatorTests {

	private final ValidityPeriodValidator validator = new ValidityPeriodValidator(Duration.ofSeconds(60), Jwts.CLOCK);

	@Test
	void validateWhenExpiredLessThanTheSkewThenPasses() {
		assertThat(refusal(expiring(Jwts.NOW.minusSeconds(60).plusNanos(1)))).isNull();
	}

	@Test
	void validateWhenExpiredForTheSkewThenRefuses() {
		assertThat(refusal(expiring(Jwts.NOW.minusSeconds(60)))).isEqualTo(TokenRefusal.EXPIRED_TOKEN);
	}

	@Test
	void validateWhenNoExpiryThenRefuses() {
		assertThat(refusal(Jwts.without("exp"))).isEqualTo(TokenRefusal.INVALID_LIFETIME);
	}

	@Test
	void validateWhenValidAfterTheSkewThenPasses() {
		assertThat(refusal(beginning(Jwts.NOW.plusSeconds(60)))).isNull();
	}

	@Test
	void validateWhenValidLaterThenRefuses() {
		assertThat(refusal(beginning(Jwts.NOW.plusSeconds(60).plusNanos(1))))
			.isEqualTo(TokenRefusal.TOKEN_NOT_YET_VALID);
	}

	@Test
	void validateWhenTimesAreExtremeThenAnswers() {
		assertThat(refusal(beginning(Instant.MAX))).isEqualTo(TokenRefusal.TOKEN_NOT_YET_VALID);
		assertThat(refusal(beginning(Instant.MIN))).isNull();
		assertThat(refusal(expiring(Instant.MAX))).isNull();
	}

	private static Jwt expiring(Instant time) {
		return Jwts.jwt((token) -> token.issuedAt(Jwts.NOW.minusSeconds(3600)).expiresAt(time));
	}

	private static Jwt beginning(Instant time) {
		return Jwts.jwt((token) -> token.notBefore(time));
	}

	private @Nullable TokenRefusal refusal(Jwt token) {
		return Jwts.refusal(this.validator.validate(token));
	}

}
