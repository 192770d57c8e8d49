package com.klexhealth.boot.logout;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JoseHeaderNames;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token whose header declares another type than the one of a logout token
 * (Back- Channel Logout, section 2.4). Issuers need not declare it, and older ones don't:
 * one that declares no more than that it is a token passes here, and is a logout token if
 * it keeps the other rules.
 */
final class LogoutTokenTypeValidator implements OAuth2TokenValidator<Jwt> {

	private static final Set<String> ACCEPTED = Set.of("logout+jwt", "application/logout+jwt", "jwt");

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		return (isAccepted(token.getHeaders().get(JoseHeaderNames.TYP))) ? OAuth2TokenValidatorResult.success()
				: LogoutRefusal.WRONG_TOKEN_TYPE.toResult();
	}

	private static boolean isAccepted(@Nullable Object type) {
		return type == null || (type instanceof String text && ACCEPTED.contains(text.toLowerCase(Locale.ROOT)));
	}

}
