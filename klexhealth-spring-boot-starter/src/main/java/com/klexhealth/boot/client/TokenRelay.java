package com.klexhealth.boot.client;

import java.net.URI;
import java.util.function.Supplier;

import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;

import com.klexhealth.boot.login.KlexHealthRegistration;
import com.klexhealth.url.Origin;

/**
 * Makes clients that call an API with the access token of the logged-in user, refreshed
 * when due. The token goes to the API's origin and to no other.
 */
public final class TokenRelay {

	private final OAuth2ClientHttpRequestInterceptor authorization;

	private final Supplier<RestClient.Builder> builders;

	/**
	 * Creates the relay.
	 * @param authorizedClients finds and refreshes the user's token
	 * @param authorizedClientRepository holds it; told when an API refuses it
	 * @param builders where clients are made from; they must not follow redirects
	 */
	public TokenRelay(OAuth2AuthorizedClientManager authorizedClients,
			OAuth2AuthorizedClientRepository authorizedClientRepository, Supplier<RestClient.Builder> builders) {
		this.authorization = new OAuth2ClientHttpRequestInterceptor(authorizedClients);
		this.authorization.setClientRegistrationIdResolver((request) -> KlexHealthRegistration.REGISTRATION_ID);
		this.authorization.setAuthorizationFailureHandler(
				OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(authorizedClientRepository));
		this.builders = builders;
	}

	/**
	 * Makes a client for an API.
	 * @param baseUrl where the API is; relative URLs are resolved against it, and only
	 * its origin gets the token
	 * @return a client that throws
	 * {@link org.springframework.security.oauth2.client.ClientAuthorizationRequiredException}
	 * if the user has to log in again, which the login turns into a redirect
	 */
	public RestClient restClient(String baseUrl) {
		Origin api = Origin.of(URI.create(baseUrl));
		ClientHttpRequestInterceptor relay = (request, body, execution) -> {
			Assert.state(api.equals(Origin.of(request.getURI())),
					() -> "The user's token is for " + api + " and must not be sent to " + Origin.of(request.getURI()));
			return this.authorization.intercept(request, body, execution);
		};
		return this.builders.get().baseUrl(baseUrl).requestInterceptor(relay).build();
	}

}
