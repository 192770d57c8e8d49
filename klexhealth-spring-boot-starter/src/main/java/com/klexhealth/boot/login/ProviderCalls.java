package com.klexhealth.boot.login;

import java.time.Duration;

import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/**
 * How KlexHealth is called for tokens and for what it says of a person: within a time and
 * up to a size. What Spring Security's clients need apart from that is as they have it.
 */
public final class ProviderCalls {

	private static final long MAXIMUM_SIZE = 512 * 1024;

	private final ClientHttpRequestFactory requests;

	/**
	 * Creates the calls.
	 * @param timeout longest time that one call may take as a whole
	 */
	public ProviderCalls(Duration timeout) {
		this.requests = new BoundedRequestFactory(timeout, MAXIMUM_SIZE);
	}

	/**
	 * Returns a client for the token endpoint.
	 * @return a client for Spring Security's clients of that endpoint
	 */
	public RestClient forTokens() {
		OAuth2AccessTokenResponseHttpMessageConverter responses = new OAuth2AccessTokenResponseHttpMessageConverter();
		responses.setAccessTokenResponseConverter(new TokenResponseConverter());
		return RestClient.builder().requestFactory(this.requests).configureMessageConverters((converters) -> {
			converters.addCustomConverter(new FormHttpMessageConverter());
			converters.addCustomConverter(responses);
		}).defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build();
	}

	/**
	 * Returns a client for the user-info endpoint.
	 * @return a client for Spring Security's user services
	 */
	public RestOperations forUserInfo() {
		RestTemplate client = new RestTemplate(this.requests);
		client.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
		return client;
	}

}
