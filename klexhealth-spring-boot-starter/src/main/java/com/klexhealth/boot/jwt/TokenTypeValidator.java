package com.klexhealth.boot.jwt;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JoseHeaderNames;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token whose header declares another type than the one of an access token (RFC
 * 9068, section 4, and RFC 8725, section 3.11).
 */
public final class TokenTypeValidator implements OAuth2TokenValidator<Jwt> {

	private static final Set<String> ACCESS_TOKEN = Set.of("at+jwt", "application/at+jwt");

	private final boolean requireAtJwt;

	/**
	 * Creates the rule.
	 * @param requireAtJwt whether only tokens pass that declare themselves access tokens;
	 * else those pass too that declare no more than that they are tokens, or nothing
	 */
	public TokenTypeValidator(boolean requireAtJwt) {
		this.requireAtJwt = requireAtJwt;
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		Object type = token.getHeaders().get(JoseHeaderNames.TYP);
		return (isAccepted(type)) ? OAuth2TokenValidatorResult.success() : TokenRefusal.WRONG_TOKEN_TYPE.toResult();
	}

	private boolean isAccepted(@Nullable Object type) {
		if (type == null) {
			return !this.requireAtJwt;
		}
		if (!(type instanceof String text)) {
			return false;
		}
		String lowerCase = text.toLowerCase(Locale.ROOT);
		return ACCESS_TOKEN.contains(lowerCase) || (!this.requireAtJwt && lowerCase.equals("jwt"));
	}

}
