package com.klexhealth.boot.login;

import java.util.List;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses an ID token that is meant for somebody else too, whom this client does not
 * trust (OpenID Connect Core 1.0, section 3.1.3.7, number 3). Spring Security asks only
 * that the client is among those it is meant for.
 */
public final class IdTokenAudienceValidator implements OAuth2TokenValidator<Jwt> {

	private final List<String> audience;

	/**
	 * Creates the rule.
	 * @param clientId the ClientId, which is the only audience trusted
	 */
	public IdTokenAudienceValidator(String clientId) {
		this.audience = List.of(clientId);
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		if (this.audience.equals(token.getAudience())) {
			return OAuth2TokenValidatorResult.success();
		}
		return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN,
				"The ID token is not meant for this client alone", null));
	}

}
