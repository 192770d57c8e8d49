package com.klexhealth.boot.jwt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token that was issued in the future, or for longer than an access token may
 * live (RFC 7519, sections 4.1.4 and 4.1.6; RFC 9068, section 2.2).
 */
public final class LifetimeValidator implements OAuth2TokenValidator<Jwt> {

	private final Duration maximumLifetime;

	private final Duration clockSkew;

	private final Clock clock;

	/**
	 * Creates the rule.
	 * @param maximumLifetime longest time between {@code iat} and {@code exp}
	 * @param clockSkew tolerance for {@code iat}
	 * @param clock tells the time
	 */
	public LifetimeValidator(Duration maximumLifetime, Duration clockSkew, Clock clock) {
		this.maximumLifetime = maximumLifetime;
		this.clockSkew = clockSkew;
		this.clock = clock;
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		Instant issuedAt = token.getIssuedAt();
		Instant expiresAt = token.getExpiresAt();
		Instant now = this.clock.instant();
		if (issuedAt != null && issuedAt.isAfter(now.plus(this.clockSkew))) {
			return Refusals.invalidToken("The token was issued in the future");
		}
		// without iat the longest life that can be proven is the one that is left
		Instant start = (issuedAt != null) ? issuedAt : now.minus(this.clockSkew);
		if (expiresAt == null || expiresAt.isAfter(start.plus(this.maximumLifetime))) {
			return Refusals.invalidToken("The token lives longer than access tokens may");
		}
		return OAuth2TokenValidatorResult.success();
	}

}
