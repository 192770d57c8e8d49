package com.klexhealth.boot.jwt;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Refuses registered claims whose JSON is not of the type that RFC 7519, section 4.1,
 * gives them. Once parsed it is too late to tell: a number has become the text of a
 * subject, and a time beyond what is representable has become some other time.
 */
final class RegisteredClaims {

	/** The first second of the year 10000, the first with five digits (RFC 3339). */
	private static final double END_OF_TIME = 253402300800d;

	private RegisteredClaims() {
	}

	/**
	 * Looks for a reason to refuse a token.
	 * @param claims the claims by their names
	 * @return the reason, {@code null} if there is none
	 */
	static @Nullable TokenRefusal check(Map<String, StrictJson.Value> claims) {
		if (!isStringOrAbsent(claims.get("jti"))) {
			return TokenRefusal.MALFORMED_TOKEN;
		}
		if (!isStringOrAbsent(claims.get("iss"))) {
			return TokenRefusal.WRONG_ISSUER;
		}
		if (!isStringOrAbsent(claims.get("sub"))) {
			return TokenRefusal.INVALID_SUBJECT;
		}
		if (!areStringsOrAbsent(claims.get("aud"))) {
			return TokenRefusal.WRONG_AUDIENCE;
		}
		if (!areTimes(claims.get("iat"), claims.get("nbf"), claims.get("exp"))) {
			return TokenRefusal.INVALID_LIFETIME;
		}
		return null;
	}

	private static boolean isStringOrAbsent(StrictJson.@Nullable Value value) {
		return value == null || value.type() == StrictJson.Type.STRING;
	}

	private static boolean areStringsOrAbsent(StrictJson.@Nullable Value value) {
		return value == null || value.type() == StrictJson.Type.STRING || value.type() == StrictJson.Type.STRINGS;
	}

	private static boolean areTimes(StrictJson.@Nullable Value issuedAt, StrictJson.@Nullable Value notBefore,
			StrictJson.@Nullable Value expiresAt) {
		long issued = (issuedAt != null) ? seconds(issuedAt) : 0;
		long begin = (notBefore != null) ? seconds(notBefore) : 0;
		// without exp it is for a rule to say so
		long end = (expiresAt != null) ? seconds(expiresAt) : Long.MAX_VALUE;
		return issued >= 0 && begin >= 0 && end > issued;
	}

	private static long seconds(StrictJson.Value value) {
		if (value.type() != StrictJson.Type.NUMBER) {
			return -1;
		}
		double seconds = Double.parseDouble(value.text());
		return (seconds >= 0 && seconds < END_OF_TIME) ? (long) seconds : -1;
	}

}
