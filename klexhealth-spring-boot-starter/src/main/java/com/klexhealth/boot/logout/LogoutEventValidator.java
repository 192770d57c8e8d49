package com.klexhealth.boot.logout;

import java.util.Map;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token that does not tell of a logout, as an ID token does not (Back-Channel
 * Logout, section 2.4). There may be other events beside it, as Keycloak has one for
 * offline tokens.
 */
final class LogoutEventValidator implements OAuth2TokenValidator<Jwt> {

	private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		boolean logout = token.getClaims().get("events") instanceof Map<?, ?> events
				&& events.get(EVENT) instanceof Map<?, ?>;
		return (logout) ? OAuth2TokenValidatorResult.success() : LogoutRefusal.NO_LOGOUT_EVENT.toResult();
	}

}
