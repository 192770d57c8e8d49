package com.klexhealth.boot.jwt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token that was issued for longer than access tokens may live, or in the
 * future: a leaked token is to be worthless soon (RFC 9700, section 4.1, and RFC 6750,
 * section 5.2).
 */
public final class MaximumLifetimeValidator implements OAuth2TokenValidator<Jwt> {

	private final Duration maximumLifetime;

	private final Duration clockSkew;

	private final Clock clock;

	/**
	 * Creates the rule.
	 * @param maximumLifetime longest time between {@code iat} and {@code exp}
	 * @param clockSkew tolerance for {@code iat}
	 * @param clock tells the time
	 */
	public MaximumLifetimeValidator(Duration maximumLifetime, Duration clockSkew, Clock clock) {
		this.maximumLifetime = maximumLifetime;
		this.clockSkew = clockSkew;
		this.clock = clock;
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		Instant issuedAt = token.getIssuedAt();
		Instant expiresAt = token.getExpiresAt();
		Instant now = this.clock.instant();
		if (issuedAt != null && Duration.between(now, issuedAt).compareTo(this.clockSkew) > 0) {
			return TokenRefusal.ISSUED_IN_THE_FUTURE.toResult();
		}
		// without iat the longest life that can be proven is the one that is left
		Instant start = (issuedAt != null) ? issuedAt : now.minus(this.clockSkew);
		if (expiresAt == null || Duration.between(start, expiresAt).compareTo(this.maximumLifetime) > 0) {
			return TokenRefusal.LIFETIME_TOO_LONG.toResult();
		}
		return OAuth2TokenValidatorResult.success();
	}

}
