package com.klexhealth.boot.client.autoconfigure.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

import com.klexhealth.boot.client.AuthorizedClients;
import com.klexhealth.boot.client.FreshTokens;
import com.klexhealth.boot.client.LoginTokens;
import com.klexhealth.boot.login.KlexHealthRegistration;
import com.klexhealth.boot.session.StoredSessions;

/**
 * Keeps the tokens of a login in its session, and nothing else of the client. What the
 * application got from other providers is kept as Spring Security does.
 */
final class SessionAuthorizedClientRepository implements OAuth2AuthorizedClientRepository {

	private final OAuth2AuthorizedClientRepository others = new HttpSessionOAuth2AuthorizedClientRepository();

	private final AuthorizedClients clients;

	private final FreshTokens freshTokens;

	private final @Nullable StoredSessions storedSessions;

	SessionAuthorizedClientRepository(AuthorizedClients clients, FreshTokens freshTokens,
			@Nullable StoredSessions storedSessions) {
		this.clients = clients;
		this.freshTokens = freshTokens;
		this.storedSessions = storedSessions;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String clientRegistrationId,
			Authentication principal, HttpServletRequest request) {
		if (!KlexHealthRegistration.REGISTRATION_ID.equals(clientRegistrationId)) {
			return this.others.loadAuthorizedClient(clientRegistrationId, principal, request);
		}
		RequestTokens session = RequestTokens.of(request, this.storedSessions);
		LoginTokens tokens = (session != null) ? session.known() : null;
		return (tokens != null && tokens.isOf(principal)) ? (T) this.clients.of(tokens) : null;
	}

	@Override
	public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal,
			HttpServletRequest request, HttpServletResponse response) {
		if (KlexHealthRegistration.REGISTRATION_ID.equals(client.getClientRegistration().getRegistrationId())) {
			RequestTokens.logIn(request, LoginTokens.of(client));
		}
		else {
			this.others.saveAuthorizedClient(client, principal, request, response);
		}
	}

	@Override
	public void removeAuthorizedClient(String clientRegistrationId, Authentication principal,
			HttpServletRequest request, HttpServletResponse response) {
		if (!KlexHealthRegistration.REGISTRATION_ID.equals(clientRegistrationId)) {
			this.others.removeAuthorizedClient(clientRegistrationId, principal, request, response);
			return;
		}
		RequestTokens session = RequestTokens.of(request, this.storedSessions);
		LoginTokens tokens = (session != null) ? session.known() : null;
		if (session != null && tokens != null && tokens.isOf(principal)) {
			this.freshTokens.remove(session);
		}
	}

}
