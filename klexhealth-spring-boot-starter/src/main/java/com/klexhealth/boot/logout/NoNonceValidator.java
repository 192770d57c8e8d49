package com.klexhealth.boot.logout;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a logout token that could pass for an ID token (Back-Channel Logout, section
 * 2.4: a nonce is prohibited).
 */
final class NoNonceValidator implements OAuth2TokenValidator<Jwt> {

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		return (token.getClaims().containsKey(IdTokenClaimNames.NONCE)) ? LogoutRefusal.NONCE_PRESENT.toResult()
				: OAuth2TokenValidatorResult.success();
	}

}
