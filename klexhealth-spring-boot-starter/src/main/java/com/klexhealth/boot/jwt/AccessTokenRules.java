package com.klexhealth.boot.jwt;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;

/**
 * Composes the rules that every access token has to keep. An application adds rules of
 * its own; it cannot remove these.
 *
 * @param issuer who must have issued the token
 * @param audiences who the token must be meant for
 * @param allowedClients ids of the clients whose tokens pass; any if empty
 * @param requireAtJwt whether only tokens pass that declare themselves access tokens
 * @param clockSkew tolerance for {@code exp}, {@code nbf} and {@code iat}
 * @param maximumLifetime longest time between {@code iat} and {@code exp}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068, section 4</a>
 */
public record AccessTokenRules(String issuer, Collection<String> audiences, Collection<String> allowedClients,
		boolean requireAtJwt, Duration clockSkew, Duration maximumLifetime) {

	private static final List<String> ACCESS_TOKEN_TYPES = List.of("at+jwt", "application/at+jwt");

	private static final List<String> ANY_TOKEN_TYPES = List.of("at+jwt", "application/at+jwt", "JWT");

	/**
	 * Composes the rules.
	 * @param clock tells the time
	 * @param additional rules of the application
	 * @return a rule that passes what passes all
	 */
	public OAuth2TokenValidator<Jwt> toValidator(Clock clock, List<AccessTokenRule> additional) {
		List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
		validators.add(type());
		validators.add(timestamps(clock));
		validators.add(new LifetimeValidator(this.maximumLifetime, this.clockSkew, clock));
		validators.add(new JwtIssuerValidator(this.issuer));
		validators.add(new AudienceValidator(this.audiences));
		validators.add(new AllowedClientsValidator(this.allowedClients));
		validators.addAll(additional);
		return JwtValidators.createDefaultWithValidators(validators);
	}

	private OAuth2TokenValidator<Jwt> type() {
		JwtTypeValidator type = new JwtTypeValidator((this.requireAtJwt) ? ACCESS_TOKEN_TYPES : ANY_TOKEN_TYPES);
		type.setAllowEmpty(!this.requireAtJwt);
		return type;
	}

	private OAuth2TokenValidator<Jwt> timestamps(Clock clock) {
		JwtTimestampValidator timestamps = new JwtTimestampValidator(this.clockSkew);
		timestamps.setAllowEmptyExpiryClaim(false);
		timestamps.setClock(clock);
		return timestamps;
	}

}
