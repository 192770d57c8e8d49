package com.klexhealth.boot.client;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * Asks for a new login where KlexHealth refuses to refresh a token, as it does once the
 * person has logged out elsewhere (RFC 6749, section 5.2: {@code invalid_grant}).
 */
public final class LoginAgainAuthorizedClientManager implements OAuth2AuthorizedClientManager {

	private final OAuth2AuthorizedClientManager delegate;

	/**
	 * Creates the manager.
	 * @param delegate finds and refreshes tokens
	 */
	public LoginAgainAuthorizedClientManager(OAuth2AuthorizedClientManager delegate) {
		this.delegate = delegate;
	}

	@Override
	public @Nullable OAuth2AuthorizedClient authorize(OAuth2AuthorizeRequest request) {
		try {
			return this.delegate.authorize(request);
		}
		catch (ClientAuthorizationException ex) {
			if (OAuth2ErrorCodes.INVALID_GRANT.equals(ex.getError().getErrorCode())) {
				throw new ClientAuthorizationRequiredException(ex.getClientRegistrationId());
			}
			throw ex;
		}
	}

}
