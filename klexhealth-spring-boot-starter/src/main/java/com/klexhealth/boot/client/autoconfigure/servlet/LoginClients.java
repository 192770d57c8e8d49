package com.klexhealth.boot.client.autoconfigure.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.util.Assert;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import com.klexhealth.boot.client.AuthorizedClients;
import com.klexhealth.boot.client.FreshTokens;
import com.klexhealth.boot.client.LoginTokens;
import com.klexhealth.boot.login.KlexHealthRegistration;
import com.klexhealth.boot.session.StoredSessions;

/**
 * Finds the client of whoever is logged in, with tokens that have not ended. They are
 * those of the session, whatever client the caller holds: another request may have
 * refreshed them since.
 */
final class LoginClients {

	private final AuthorizedClients clients;

	private final FreshTokens freshTokens;

	private final @Nullable StoredSessions storedSessions;

	LoginClients(AuthorizedClients clients, FreshTokens freshTokens, @Nullable StoredSessions storedSessions) {
		this.clients = clients;
		this.freshTokens = freshTokens;
		this.storedSessions = storedSessions;
	}

	/**
	 * Finds the client for whoever asks for it.
	 * @param authorizeRequest says in which request
	 * @return the client
	 */
	OAuth2AuthorizedClient authorize(OAuth2AuthorizeRequest authorizeRequest) {
		return this.clients.of(tokens(authorizeRequest));
	}

	/**
	 * Finds the client for the relay, which looks at its access token only.
	 * @param authorizeRequest says in which request
	 * @return the client
	 */
	OAuth2AuthorizedClient authorizeRelay(OAuth2AuthorizeRequest authorizeRequest) {
		return this.clients.toCallWith(tokens(authorizeRequest));
	}

	private LoginTokens tokens(OAuth2AuthorizeRequest authorizeRequest) {
		RequestTokens session = RequestTokens.of(request(authorizeRequest), this.storedSessions);
		if (session == null) {
			throw new ClientAuthorizationRequiredException(KlexHealthRegistration.REGISTRATION_ID);
		}
		LoginTokens known = session.known();
		if (known != null && !known.isOf(authorizeRequest.getPrincipal())) {
			throw new ClientAuthorizationRequiredException(KlexHealthRegistration.REGISTRATION_ID);
		}
		return this.freshTokens.get(session);
	}

	private static HttpServletRequest request(OAuth2AuthorizeRequest authorizeRequest) {
		HttpServletRequest request = authorizeRequest.getAttribute(HttpServletRequest.class.getName());
		if (request == null) {
			RequestAttributes current = RequestContextHolder.getRequestAttributes();
			request = (current instanceof ServletRequestAttributes attributes) ? attributes.getRequest() : null;
		}
		Assert.state(request != null, "The tokens of a login are in its session, and there is no request here");
		return request;
	}

}
