package com.klexhealth.boot.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

import com.klexhealth.boot.login.IssuerUnavailableException;

/**
 * Asks KlexHealth for new tokens (RFC 6749, section 6), for exactly what the old ones
 * were given for. Spring Security does it; its provider is told of no event publisher, as
 * its listeners would ask for the person's claims while the new tokens are not stored
 * yet, and a failure there would lose them.
 */
final class TokenRefresh {

	/** Spring Security's word for an answer that it cannot make tokens of. */
	private static final String NO_ANSWER = "invalid_token_response";

	private final AuthorizedClients clients;

	private final RefreshTokenOAuth2AuthorizedClientProvider provider = new RefreshTokenOAuth2AuthorizedClientProvider();

	/**
	 * Creates the refresh.
	 * @param clients makes clients of which the tokens can be refreshed
	 * @param calls calls the token endpoint
	 * @param ahead the longest time before its end that an access token is refreshed
	 * @param clock tells the time
	 */
	TokenRefresh(AuthorizedClients clients, RestClient calls, Duration ahead, Clock clock) {
		this.clients = clients;
		RestClientRefreshTokenTokenResponseClient client = new RestClientRefreshTokenTokenResponseClient();
		client.setRestClient(calls);
		this.provider.setAccessTokenResponseClient(client);
		this.provider.setClockSkew(ahead);
		this.provider.setClock(clock);
	}

	/**
	 * Asks for new tokens.
	 * @param tokens the old ones, which are due
	 * @return the new ones, with the old refresh token if there is no new one
	 * @throws ProviderUnavailableException if KlexHealth does not answer, or not in a way
	 * that can be used
	 * @throws ClientAuthorizationException if KlexHealth refuses
	 */
	LoginTokens refresh(LoginTokens tokens) {
		Authentication principal = UsernamePasswordAuthenticationToken.unauthenticated(tokens.principalName(), null);
		try {
			OAuth2AuthorizedClient refreshed = this.provider
				.authorize(OAuth2AuthorizationContext.withAuthorizedClient(this.clients.toRefresh(tokens))
					.principal(principal)
					.build());
			return LoginTokens.of(Objects.requireNonNull(refreshed, "Only tokens that are due are refreshed"));
		}
		catch (IssuerUnavailableException ex) {
			throw new ProviderUnavailableException(ex);
		}
		catch (ClientAuthorizationException ex) {
			throw (isOutage(ex)) ? new ProviderUnavailableException(ex) : ex;
		}
	}

	private static boolean isOutage(ClientAuthorizationException ex) {
		return switch (ex.getError().getErrorCode()) {
			case OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, OAuth2ErrorCodes.SERVER_ERROR -> true;
			case NO_ANSWER -> !isRefusal(ex);
			default -> false;
		};
	}

	/*
	 * A refusal in other words than those of RFC 6749, section 5.2.
	 */
	private static boolean isRefusal(@Nullable Throwable failure) {
		if (failure instanceof HttpClientErrorException refused) {
			return refused.getStatusCode() != HttpStatus.REQUEST_TIMEOUT
					&& refused.getStatusCode() != HttpStatus.TOO_MANY_REQUESTS;
		}
		return failure != null && isRefusal(failure.getCause());
	}

}
