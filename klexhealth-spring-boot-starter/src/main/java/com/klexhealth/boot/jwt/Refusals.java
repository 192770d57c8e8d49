package com.klexhealth.boot.jwt;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;

/**
 * Words the refusal of a token (RFC 6750, section 3.1).
 */
final class Refusals {

	private static final String RFC_6750 = "https://tools.ietf.org/html/rfc6750#section-3.1";

	private Refusals() {
	}

	static OAuth2TokenValidatorResult invalidToken(String description) {
		return OAuth2TokenValidatorResult
			.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description, RFC_6750));
	}

}
