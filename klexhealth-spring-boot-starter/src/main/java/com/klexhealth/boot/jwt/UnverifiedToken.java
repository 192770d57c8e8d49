package com.klexhealth.boot.jwt;

import java.text.ParseException;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A token whose key is not held, read once. What it says tells whether it could pass at
 * all, and so whether it is worth to look for its key. Nothing else may be made of it.
 */
final class UnverifiedToken {

	private static final SignedClaimsConverter CONVERTER = new SignedClaimsConverter();

	private final String value;

	private final JWSHeader header;

	private final JWTClaimsSet claims;

	private UnverifiedToken(String value, JWSHeader header, JWTClaimsSet claims) {
		this.value = value;
		this.header = header;
		this.claims = claims;
	}

	/**
	 * Reads a token.
	 * @param token the token, whose framing was checked
	 * @return what it says
	 * @throws RefusedTokenException if Nimbus cannot read it
	 */
	static UnverifiedToken parse(String token) {
		try {
			SignedJWT parsed = SignedJWT.parse(token);
			return new UnverifiedToken(token, parsed.getHeader(), parsed.getJWTClaimsSet());
		}
		catch (ParseException | RuntimeException ex) {
			throw TokenRefusal.MALFORMED_TOKEN.toException();
		}
	}

	JWSHeader header() {
		return this.header;
	}

	/**
	 * Puts it in the words that rules are asked with.
	 * @return the token as if it were verified
	 * @throws RefusedTokenException if no such token can be
	 */
	Jwt toJwt() {
		try {
			return Jwt.withTokenValue(this.value)
				.headers((headers) -> headers.putAll(this.header.toJSONObject()))
				.claims((claims) -> claims.putAll(CONVERTER.convert(this.claims.getClaims())))
				.build();
		}
		catch (RuntimeException ex) {
			throw TokenRefusal.MALFORMED_TOKEN.toException();
		}
	}

}
