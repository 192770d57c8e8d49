package com.klexhealth.boot.logout;

import java.util.List;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/**
 * Refuses a logout token that is not meant for this client, or for others too (OpenID
 * Connect Core 1.0, section 3.1.3.7: audiences that are not trusted).
 */
final class LogoutAudienceValidator implements OAuth2TokenValidator<Jwt> {

	private final String clientId;

	LogoutAudienceValidator(String clientId) {
		this.clientId = clientId;
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		return (List.of(this.clientId).equals(token.getClaims().get(JwtClaimNames.AUD)))
				? OAuth2TokenValidatorResult.success() : LogoutRefusal.WRONG_AUDIENCE.toResult();
	}

}
