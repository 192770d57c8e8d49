package com.klexhealth.boot.client;

import java.util.Objects;

import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

import com.klexhealth.boot.login.IssuerUnavailableException;
import com.klexhealth.boot.login.KlexHealthRegistration;

/**
 * Makes of tokens what Spring Security works with, with the registration as it is now.
 * While KlexHealth has not yet said anything of itself, as after a restart during an
 * outage, tokens of sessions that were stored are as good as before: the registration
 * then says no more than whose they are.
 */
public final class AuthorizedClients {

	private static final ClientRegistration NOT_KNOWN_YET = ClientRegistration
		.withRegistrationId(KlexHealthRegistration.REGISTRATION_ID)
		.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
		.clientName("KlexHealth")
		.build();

	private final ClientRegistrationRepository registrations;

	/**
	 * Creates the clients.
	 * @param registrations says who the application is to KlexHealth
	 */
	public AuthorizedClients(ClientRegistrationRepository registrations) {
		this.registrations = registrations;
	}

	/**
	 * Makes a client that says who the application is as well.
	 * @param tokens its tokens
	 * @return the client
	 */
	public OAuth2AuthorizedClient of(LoginTokens tokens) {
		try {
			return toRefresh(tokens);
		}
		catch (IssuerUnavailableException ex) {
			return toCallWith(tokens);
		}
	}

	/**
	 * Makes a client for somebody who needs the access token and nothing else. KlexHealth
	 * need not have said anything of itself for that, and is not asked.
	 * @param tokens its tokens
	 * @return the client
	 */
	public OAuth2AuthorizedClient toCallWith(LoginTokens tokens) {
		return tokens.toAuthorizedClient(NOT_KNOWN_YET);
	}

	/**
	 * Makes a client of which the tokens can be refreshed.
	 * @param tokens its tokens
	 * @return the client
	 * @throws IssuerUnavailableException if KlexHealth has never said where
	 */
	OAuth2AuthorizedClient toRefresh(LoginTokens tokens) {
		return tokens.toAuthorizedClient(
				Objects.requireNonNull(this.registrations.findByRegistrationId(KlexHealthRegistration.REGISTRATION_ID),
						"KlexHealth has a registration"));
	}

}
