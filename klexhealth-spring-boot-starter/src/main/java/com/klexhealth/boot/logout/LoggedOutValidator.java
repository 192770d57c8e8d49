package com.klexhealth.boot.logout;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/**
 * Refuses a logout token that says neither which session is over nor whose sessions are
 * (Back-Channel Logout, section 2.4).
 */
final class LoggedOutValidator implements OAuth2TokenValidator<Jwt> {

	static final String SESSION_ID = "sid";

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		Object session = token.getClaims().get(SESSION_ID);
		Object subject = token.getClaims().get(JwtClaimNames.SUB);
		// one that is there but names nothing must not pass for one that is not there:
		// without a session, all of a person's would end
		boolean valid = (session != null || subject != null) && isNameOrAbsent(session) && isNameOrAbsent(subject);
		return (valid) ? OAuth2TokenValidatorResult.success() : LogoutRefusal.NOTHING_NAMED.toResult();
	}

	private static boolean isNameOrAbsent(@Nullable Object value) {
		return value == null || (value instanceof String text && !text.isBlank());
	}

}
