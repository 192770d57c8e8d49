package com.klexhealth.boot.jwt;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token that a client was given for itself. Such a token names the client as
 * its subject (RFC 9068, section 2.2), or with Keycloak a service account as its user.
 */
public final class UserTokenValidator implements OAuth2TokenValidator<Jwt> {

	private static final String SERVICE_ACCOUNT = "service-account-";

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		if (isOfClient(token) || isOfServiceAccount(token)) {
			return TokenRefusal.NOT_A_USER_TOKEN.toResult();
		}
		return OAuth2TokenValidatorResult.success();
	}

	private static boolean isOfClient(Jwt token) {
		String subject = token.getSubject();
		return subject != null
				&& (subject.equals(token.getClaim("client_id")) || subject.equals(token.getClaim("azp")));
	}

	private static boolean isOfServiceAccount(Jwt token) {
		Object username = token.getClaim("preferred_username");
		return username instanceof String name && name.startsWith(SERVICE_ACCOUNT);
	}

}
