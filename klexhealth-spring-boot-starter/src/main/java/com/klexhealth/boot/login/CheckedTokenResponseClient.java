package com.klexhealth.boot.login;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.util.StringUtils;

/**
 * Redeems a code as Spring Security does, and refuses answers that would make a login end
 * with an exception that nobody expects.
 */
public final class CheckedTokenResponseClient
		implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

	/**
	 * The code of an answer that cannot be used.
	 */
	static final String UNUSABLE_RESPONSE = "unusable_token_response";

	/** As Spring Security calls an answer that it could not read. */
	private static final String UNREADABLE_RESPONSE = "invalid_token_response";

	private final RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();

	/**
	 * Creates the client.
	 * @param calls how KlexHealth is called
	 */
	public CheckedTokenResponseClient(ProviderCalls calls) {
		this.client.setRestClient(calls.forTokens());
	}

	@Override
	public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest request) {
		OAuth2AccessTokenResponse response = redeem(request);
		Object idToken = response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
		if (idToken != null && !(idToken instanceof String text && StringUtils.hasText(text))) {
			throw unusable(null);
		}
		return response;
	}

	private OAuth2AccessTokenResponse redeem(OAuth2AuthorizationCodeGrantRequest request) {
		try {
			return this.client.getTokenResponse(request);
		}
		catch (OAuth2AuthorizationException ex) {
			if (UNREADABLE_RESPONSE.equals(ex.getError().getErrorCode()) && ex.getCause() == null) {
				throw unusable(ex);
			}
			throw ex;
		}
		catch (OAuth2AuthenticationException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw unusable(ex);
		}
	}

	private static OAuth2AuthorizationException unusable(@Nullable Throwable cause) {
		OAuth2Error error = new OAuth2Error(UNUSABLE_RESPONSE, "The token endpoint gave no usable answer", null);
		return (cause != null) ? new OAuth2AuthorizationException(error, cause)
				: new OAuth2AuthorizationException(error);
	}

}
