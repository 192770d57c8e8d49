package com.klexhealth.boot.jwt;

import java.util.Collection;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token that was issued to a client which is not on the list. The client is
 * named by {@code client_id} (RFC 9068, section 2.2) or {@code azp} (OpenID Connect Core
 * 1.0, section 2); where both are there, both must be on the list.
 */
public final class AllowedClientsValidator implements OAuth2TokenValidator<Jwt> {

	private final Set<String> allowedClients;

	/**
	 * Creates the rule.
	 * @param allowedClients ids of the clients whose tokens pass; any if empty
	 */
	public AllowedClientsValidator(Collection<String> allowedClients) {
		this.allowedClients = Set.copyOf(allowedClients);
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		if (this.allowedClients.isEmpty()) {
			return OAuth2TokenValidatorResult.success();
		}
		Object clientId = token.getClaim("client_id");
		Object authorizedParty = token.getClaim("azp");
		boolean named = clientId != null || authorizedParty != null;
		if (named && isAllowed(clientId) && isAllowed(authorizedParty)) {
			return OAuth2TokenValidatorResult.success();
		}
		return TokenRefusal.CLIENT_NOT_ALLOWED.toResult();
	}

	private boolean isAllowed(@Nullable Object client) {
		return client == null || (client instanceof String id && this.allowedClients.contains(id));
	}

}
