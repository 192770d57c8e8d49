package com.klexhealth.sandbox.authorization;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.util.StringUtils;

import com.klexhealth.sandbox.web.OAuth2ErrorPage;

/**
 * Sends an error to the application if its RedirectUrl is beyond doubt, and shows it on a
 * page otherwise (RFC 6749, section 4.1.2.1). Spring's own handler shows a page for every
 * request that it cannot read, such as one for the implicit flow.
 */
final class AuthorizationErrorHandler implements AuthenticationFailureHandler {

	private final RegisteredClientRepository clients;

	AuthorizationErrorHandler(RegisteredClientRepository clients) {
		this.clients = clients;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		OAuth2AuthorizationCodeRequestAuthenticationException failure = (OAuth2AuthorizationCodeRequestAuthenticationException) exception;
		OAuth2Error error = failure.getError();
		OAuth2AuthorizationCodeRequestAuthenticationToken read = failure.getAuthorizationCodeRequestAuthentication();
		String redirectUrl = (read != null) ? read.getRedirectUri() : registeredRedirectUrl(request);
		if (!StringUtils.hasText(redirectUrl)) {
			OAuth2ErrorPage.send(request, response, error);
			return;
		}
		String state = (read != null) ? read.getState() : onlyValue(request, OAuth2ParameterNames.STATE);
		response
			.sendRedirect(new AuthorizationResponse(redirectUrl).with(OAuth2ParameterNames.ERROR, error.getErrorCode())
				.with(OAuth2ParameterNames.ERROR_DESCRIPTION, error.getDescription())
				.toUrl(state));
	}

	private @Nullable String registeredRedirectUrl(HttpServletRequest request) {
		String clientId = onlyValue(request, OAuth2ParameterNames.CLIENT_ID);
		String redirectUrl = onlyValue(request, OAuth2ParameterNames.REDIRECT_URI);
		RegisteredClient client = (StringUtils.hasText(clientId)) ? this.clients.findByClientId(clientId) : null;
		return (client != null && redirectUrl != null && client.getRedirectUris().contains(redirectUrl)) ? redirectUrl
				: null;
	}

	private static @Nullable String onlyValue(HttpServletRequest request, String parameter) {
		String[] values = request.getParameterValues(parameter);
		return (values != null && values.length == 1) ? values[0] : null;
	}

}
