package com.klexhealth.boot.jwt;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;

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

	/**
	 * Composes the rules. The first one that refuses a token gives the reason, a
	 * {@link RefusedTokenError}, and ends the matter.
	 * @param clock tells the time
	 * @return a rule that passes what passes all
	 */
	public OAuth2TokenValidator<Jwt> toValidator(Clock clock) {
		List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>();
		rules.add(new TokenTypeValidator(this.requireAtJwt));
		rules.add(new TokenKindValidator());
		rules.add(new NamedRefusal(new JwtIssuerValidator(this.issuer), TokenRefusal.WRONG_ISSUER));
		rules.add(new AudienceValidator(this.audiences));
		rules.add(new ValidityPeriodValidator(this.clockSkew, clock));
		rules.add(new MaximumLifetimeValidator(this.maximumLifetime, this.clockSkew, clock));
		rules.add(new SubjectValidator());
		rules.add(new UserTokenValidator());
		rules.add(new AllowedClientsValidator(this.allowedClients));
		rules.add(new KeyBindingValidator(this.clockSkew, clock));
		return new FirstRefusal(rules);
	}

}
