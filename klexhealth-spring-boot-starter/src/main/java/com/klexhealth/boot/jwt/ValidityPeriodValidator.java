package com.klexhealth.boot.jwt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token before the time from which it is valid, from the time at which it
 * expires, and always if it never expires (RFC 7519, sections 4.1.4 and 4.1.5).
 */
public final class ValidityPeriodValidator implements OAuth2TokenValidator<Jwt> {

	private final Duration clockSkew;

	private final Clock clock;

	/**
	 * Creates the rule.
	 * @param clockSkew tolerance for {@code exp} and {@code nbf}
	 * @param clock tells the time
	 */
	public ValidityPeriodValidator(Duration clockSkew, Clock clock) {
		this.clockSkew = clockSkew;
		this.clock = clock;
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		Instant notBefore = token.getNotBefore();
		Instant expiresAt = token.getExpiresAt();
		Instant now = this.clock.instant();
		if (expiresAt == null) {
			return TokenRefusal.INVALID_LIFETIME.toResult();
		}
		if (Duration.between(expiresAt, now).compareTo(this.clockSkew) >= 0) {
			return TokenRefusal.EXPIRED_TOKEN.toResult();
		}
		if (notBefore != null && Duration.between(now, notBefore).compareTo(this.clockSkew) > 0) {
			return TokenRefusal.TOKEN_NOT_YET_VALID.toResult();
		}
		return OAuth2TokenValidatorResult.success();
	}

}
