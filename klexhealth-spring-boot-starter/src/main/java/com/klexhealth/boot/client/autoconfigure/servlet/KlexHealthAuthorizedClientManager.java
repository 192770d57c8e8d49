package com.klexhealth.boot.client.autoconfigure.servlet;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;

import com.klexhealth.boot.login.KlexHealthRegistration;

/**
 * Finds authorized clients: those of a login at KlexHealth, and for other providers
 * whatever Spring Security finds.
 */
final class KlexHealthAuthorizedClientManager implements OAuth2AuthorizedClientManager {

	private final LoginClients klexHealth;

	private final OAuth2AuthorizedClientManager others;

	KlexHealthAuthorizedClientManager(LoginClients klexHealth, OAuth2AuthorizedClientManager others) {
		this.klexHealth = klexHealth;
		this.others = others;
	}

	@Override
	public @Nullable OAuth2AuthorizedClient authorize(OAuth2AuthorizeRequest request) {
		return (KlexHealthRegistration.REGISTRATION_ID.equals(request.getClientRegistrationId()))
				? this.klexHealth.authorize(request) : this.others.authorize(request);
	}

}
