package com.klexhealth.boot.login;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

import com.klexhealth.boot.keys.KeysUnavailableException;

/**
 * Tells failures of KlexHealth, which pass, from those of a person, a client or a token.
 */
public final class ProviderOutage {

	private static final Set<String> CODES = Set.of(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE,
			OAuth2ErrorCodes.SERVER_ERROR, CheckedTokenResponseClient.UNUSABLE_RESPONSE,
			CheckedOidcUserService.UNUSABLE_RESPONSE);

	/** Not the caller's fault, though they are counted among those. */
	private static final Set<Integer> PASSING = Set.of(HttpStatus.REQUEST_TIMEOUT.value(),
			HttpStatus.TOO_MANY_REQUESTS.value());

	private ProviderOutage() {
	}

	/**
	 * Looks for an outage behind a failure.
	 * @param failure the failure
	 * @return whether KlexHealth did not answer, or not as it should
	 */
	public static boolean isBehind(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof IssuerUnavailableException || cause instanceof KeysUnavailableException
					|| (cause instanceof RestClientException call && isOutage(call)) || CODES.contains(code(cause))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isOutage(RestClientException call) {
		return !(call instanceof HttpClientErrorException refused) || PASSING.contains(refused.getStatusCode().value());
	}

	private static String code(Throwable failure) {
		if (failure instanceof OAuth2AuthenticationException authentication) {
			return authentication.getError().getErrorCode();
		}
		return (failure instanceof OAuth2AuthorizationException authorization) ? authorization.getError().getErrorCode()
				: "";
	}

}
