package com.klexhealth.boot.jwt;

import java.util.Base64;
import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Refuses what is not a compact JWS of strict JSON objects, before anything of it is
 * parsed or any key is looked for (RFC 7515, sections 5.2 and 7.1). Parsers are lenient,
 * each in its own way; what this lets through reads the same to all of them.
 */
public final class TokenFraming {

	private static final int MAXIMUM_LENGTH = 16 * 1024;

	private static final String BASE64_URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

	/**
	 * Checks how a token is written.
	 * @param token the token as it came
	 * @throws JwtValidationException if it is refused; its first error is a
	 * {@link RefusedTokenError}
	 */
	public void check(String token) {
		headerOf(token);
	}

	/**
	 * Checks how a token is written.
	 * @param token the token as it came
	 * @return what its header says of its key
	 * @throws JwtValidationException if it is refused
	 */
	TokenHeader headerOf(String token) {
		int first = token.indexOf('.');
		int second = token.indexOf('.', first + 1);
		// where there is no first dot there is no second one
		if (token.length() > MAXIMUM_LENGTH || second == -1) {
			throw TokenRefusal.MALFORMED_TOKEN.toException();
		}
		TokenHeader header;
		TokenRefusal refusal;
		try {
			// a further dot is no base64url either
			decode(token.substring(second + 1));
			header = readHeader(StrictJson.read(decode(token.substring(0, first))));
			refusal = RegisteredClaims.check(StrictJson.read(decode(token.substring(first + 1, second))));
		}
		catch (IllegalArgumentException ex) {
			throw TokenRefusal.MALFORMED_TOKEN.toException();
		}
		if (refusal != null) {
			throw refusal.toException();
		}
		return header;
	}

	/*
	 * The one way to write these bytes (RFC 7515, section 2, and RFC 4648, section 3.5).
	 */
	private static byte[] decode(String part) {
		require(!part.isEmpty());
		int last = BASE64_URL.indexOf(part.charAt(part.length() - 1));
		int unusedBits = switch (part.length() % 4) {
			case 2 -> 0b1111;
			case 3 -> 0b11;
			default -> 0;
		};
		require(last >= 0 && (last & unusedBits) == 0);
		return Base64.getUrlDecoder().decode(part);
	}

	private static TokenHeader readHeader(Map<String, StrictJson.Value> header) {
		StrictJson.Value type = header.get("typ");
		StrictJson.Value keyId = header.get("kid");
		StrictJson.Value algorithm = header.get("alg");
		StrictJson.Value encoded = header.get("b64");
		if (algorithm == null || algorithm.type() != StrictJson.Type.STRING) {
			throw new MalformedException();
		}
		require(type == null || type.type() == StrictJson.Type.STRING);
		require(keyId == null || keyId.type() == StrictJson.Type.STRING);
		// no extension is understood, and an empty list of them is none (RFC 7515,
		// 4.1.11)
		require(!header.containsKey("crit"));
		// a JWT must not have an unencoded payload (RFC 7797, section 7), nor say so
		// without crit
		require(encoded == null || encoded.type() == StrictJson.Type.TRUE);
		return new TokenHeader(JWSAlgorithm.parse(algorithm.string()), (keyId != null) ? keyId.string() : null);
	}

	private static void require(boolean condition) {
		if (!condition) {
			throw new MalformedException();
		}
	}

}
