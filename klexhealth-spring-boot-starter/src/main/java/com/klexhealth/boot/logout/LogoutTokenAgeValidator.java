package com.klexhealth.boot.logout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a logout token that was not issued just now, whatever it says of its end: how
 * long it has to be remembered against replay must not be the issuer's choice (Back-
 * Channel Logout, section 2.6).
 */
final class LogoutTokenAgeValidator implements OAuth2TokenValidator<Jwt> {

	private final Duration maximumAge;

	private final Duration clockSkew;

	private final Clock clock;

	LogoutTokenAgeValidator(Duration maximumAge, Duration clockSkew, Clock clock) {
		this.maximumAge = maximumAge;
		this.clockSkew = clockSkew;
		this.clock = clock;
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		Instant issuedAt = token.getIssuedAt();
		if (issuedAt == null) {
			return LogoutRefusal.NOT_ISSUED_NOW.toResult();
		}
		Duration age = Duration.between(issuedAt, this.clock.instant());
		boolean now = age.compareTo(this.clockSkew.negated()) >= 0
				&& age.compareTo(this.maximumAge.plus(this.clockSkew)) <= 0;
		return (now) ? OAuth2TokenValidatorResult.success() : LogoutRefusal.NOT_ISSUED_NOW.toResult();
	}

}
