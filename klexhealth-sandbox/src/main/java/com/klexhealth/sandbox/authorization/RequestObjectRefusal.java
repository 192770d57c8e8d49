package com.klexhealth.sandbox.authorization;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Refuses authorization requests that hide their parameters in a request object (OpenID
 * Connect Core 1.0, section 3.1.2.6).
 */
final class RequestObjectRefusal implements AuthenticationConverter {

	@Override
	public @Nullable Authentication convert(HttpServletRequest request) {
		if (request.getParameter(OAuth2ParameterNames.REQUEST_URI) != null) {
			throw refused("request_uri_not_supported");
		}
		if (request.getParameter("request") != null) {
			throw refused("request_not_supported");
		}
		return null;
	}

	private static OAuth2AuthorizationCodeRequestAuthenticationException refused(String errorCode) {
		return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(errorCode), null);
	}

}
