package com.klexhealth.boot.logout;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/**
 * Refuses a logout token that could not be recognised if it came again (Back-Channel
 * Logout, section 2.4).
 */
final class LogoutTokenIdValidator implements OAuth2TokenValidator<Jwt> {

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		boolean named = token.getClaims().get(JwtClaimNames.JTI) instanceof String id && !id.isBlank();
		return (named) ? OAuth2TokenValidatorResult.success() : LogoutRefusal.NO_TOKEN_ID.toResult();
	}

}
