package com.klexhealth.boot.jwt;

import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Makes tokens that count as verified, for tests of other packages.
 */
public final class TestVerifiedJwts {

	private TestVerifiedJwts() {
	}

	/**
	 * Takes a token for verified.
	 * @param token the token
	 * @return the same as the decoder returns it
	 */
	public static VerifiedJwt of(Jwt token) {
		return new VerifiedJwt(token, 1);
	}

}
