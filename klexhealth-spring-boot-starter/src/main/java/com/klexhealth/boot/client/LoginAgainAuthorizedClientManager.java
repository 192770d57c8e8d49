package com.klexhealth.boot.client;

import java.time.Clock;
import java.time.Instant;

import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * Asks for a new login where a token is over and cannot be refreshed: KlexHealth gave no
 * refresh token, or refuses it, as it does once the person has logged out elsewhere (RFC
 * 6749, section 5.2: {@code invalid_grant}).
 */
public final class LoginAgainAuthorizedClientManager implements OAuth2AuthorizedClientManager {

	private final OAuth2AuthorizedClientManager delegate;

	private final Clock clock;

	/**
	 * Creates the manager.
	 * @param delegate finds and refreshes tokens
	 * @param clock tells the time
	 */
	public LoginAgainAuthorizedClientManager(OAuth2AuthorizedClientManager delegate, Clock clock) {
		this.delegate = delegate;
		this.clock = clock;
	}

	@Override
	public OAuth2AuthorizedClient authorize(OAuth2AuthorizeRequest request) {
		try {
			OAuth2AuthorizedClient client = this.delegate.authorize(request);
			if (client == null || isOver(client.getAccessToken())) {
				throw new ClientAuthorizationRequiredException(request.getClientRegistrationId());
			}
			return client;
		}
		catch (ClientAuthorizationException ex) {
			if (OAuth2ErrorCodes.INVALID_GRANT.equals(ex.getError().getErrorCode())) {
				throw new ClientAuthorizationRequiredException(ex.getClientRegistrationId());
			}
			throw ex;
		}
	}

	private boolean isOver(OAuth2AccessToken token) {
		Instant expiresAt = token.getExpiresAt();
		return expiresAt != null && !expiresAt.isAfter(this.clock.instant());
	}

}
