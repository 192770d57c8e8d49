package com.klexhealth.boot.jwt;

import java.util.List;
import java.util.Set;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token that a client was given for itself. Such a token names the client as
 * its subject (RFC 9068, section 2.2), or the grant, or with Keycloak a service account
 * as its user. A client without the scope {@code profile} keeps that name to itself; what
 * Keycloak then tells of the client's address it tells of no user.
 */
public final class UserTokenValidator implements OAuth2TokenValidator<Jwt> {

	private static final String SERVICE_ACCOUNT = "service-account-";

	private static final List<String> CLIENT_CLAIMS = List.of("client_id", "azp", "cid");

	private static final List<String> GRANT_CLAIMS = List.of("gty", "grant_type");

	private static final Set<String> CLIENT_CREDENTIALS = Set.of("client_credentials", "client-credentials");

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		if (isOfClient(token) || isByClientCredentials(token) || isOfServiceAccount(token)) {
			return TokenRefusal.NOT_A_USER_TOKEN.toResult();
		}
		return OAuth2TokenValidatorResult.success();
	}

	private static boolean isOfClient(Jwt token) {
		String subject = token.getSubject();
		return subject != null && CLIENT_CLAIMS.stream().anyMatch((claim) -> subject.equals(token.getClaim(claim)));
	}

	private static boolean isByClientCredentials(Jwt token) {
		return GRANT_CLAIMS.stream()
			.anyMatch((claim) -> token.getClaims().get(claim) instanceof String grant
					&& CLIENT_CREDENTIALS.contains(grant));
	}

	private static boolean isOfServiceAccount(Jwt token) {
		if (token.hasClaim("clientHost") || token.hasClaim("clientAddress")) {
			return true;
		}
		Object username = token.getClaim("preferred_username");
		return username instanceof String name && name.startsWith(SERVICE_ACCOUNT);
	}

}
