package com.klexhealth.boot.jwt;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MaximumLifetimeValidator}.
 */
class MaximumLifetimeValidatorTests {

	private static final Duration DAY = Duration.ofHours(24);

	private final MaximumLifetimeValidator validator = new MaximumLifetimeValidator(DAY, Duration.ofSeconds(60),
			Jwts.CLOCK);

	@Test
	void aTokenMayLiveAsLongAsTheMaximum() {
		assertThat(passes(Jwts.jwt((token) -> token.expiresAt(Jwts.NOW.plus(DAY))))).isTrue();
	}

	@Test
	void aTokenMayNotLiveASecondLonger() {
		Jwt token = Jwts.jwt((builder) -> builder.expiresAt(Jwts.NOW.plus(DAY).plusSeconds(1)));
		assertThat(this.validator.validate(token).getErrors()).extracting(OAuth2Error::getDescription)
			.containsExactly("The token lives longer than access tokens may");
	}

	@Test
	void aTokenIsNotShortLivedBecauseMostOfItsLifeIsOver() {
		assertThat(passes(Jwts.jwt((token) -> token.issuedAt(Jwts.NOW.minus(Duration.ofDays(3650)))))).isFalse();
	}

	@Test
	void aTokenMayBeIssuedInTheFutureByAsMuchAsClocksDiffer() {
		assertThat(passes(Jwts.jwt((token) -> token.issuedAt(Jwts.NOW.plusSeconds(60))))).isTrue();
	}

	@Test
	void aTokenMayNotBeIssuedASecondLater() {
		Jwt token = Jwts.jwt((builder) -> builder.issuedAt(Jwts.NOW.plusSeconds(61)));
		assertThat(this.validator.validate(token).getErrors()).extracting(OAuth2Error::getDescription)
			.containsExactly("The token was issued in the future");
	}

	@Test
	void aTokenThatDoesNotTellWhenItWasIssuedMayNotLiveLongerFromNow() {
		assertThat(passes(Jwts.without("iat"))).isTrue();
		assertThat(passes(Jwts.jwt((token) -> token.expiresAt(Jwts.NOW.plus(DAY).plusSeconds(1))
			.claims((claims) -> claims.remove("iat"))))).isFalse();
	}

	@Test
	void aTokenThatNeverExpiresIsRefused() {
		assertThat(passes(Jwts.without("exp"))).isFalse();
	}

	private boolean passes(Jwt token) {
		return !this.validator.validate(token).hasErrors();
	}

}
