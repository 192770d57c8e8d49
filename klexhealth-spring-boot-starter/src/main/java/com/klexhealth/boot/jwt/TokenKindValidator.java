package com.klexhealth.boot.jwt;

import java.util.Collections;
import java.util.Set;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token whose claims are those of an ID token, a logout token or a refresh
 * token, which an issuer signs with the same keys (RFC 8725, sections 2.8 and 3.12).
 */
public final class TokenKindValidator implements OAuth2TokenValidator<Jwt> {

	/**
	 * Of ID tokens (OpenID Connect Core 1.0, sections 2 and 3.3.2.11, and FAPI 1.0), and
	 * of security events such as logout tokens (RFC 8417, section 2.2).
	 */
	private static final Set<String> CLAIMS_OF_OTHER_KINDS = Set.of("nonce", "at_hash", "c_hash", "s_hash", "events");

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		boolean other = !Collections.disjoint(token.getClaims().keySet(), CLAIMS_OF_OTHER_KINDS);
		if (other || !isBearer(token) || !isForAccess(token)) {
			return TokenRefusal.NOT_AN_ACCESS_TOKEN.toResult();
		}
		return OAuth2TokenValidatorResult.success();
	}

	/*
	 * Amazon Cognito names the kind this way: access, id.
	 */
	private static boolean isForAccess(Jwt token) {
		return !token.hasClaim("token_use") || "access".equals(token.getClaims().get("token_use"));
	}

	/*
	 * Keycloak names the kind in the payload: Bearer, ID, Refresh, Offline, Logout, DPoP.
	 */
	private static boolean isBearer(Jwt token) {
		if (!token.hasClaim("typ")) {
			return true;
		}
		return token.getClaims().get("typ") instanceof String kind && kind.equalsIgnoreCase("Bearer");
	}

}
