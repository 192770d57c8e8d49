package com.klexhealth.sandbox.authorization;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.util.Assert;

/**
 * Sends the authorization code to the application.
 */
final class AuthorizationResponseHandler implements AuthenticationSuccessHandler {

	private final SessionRegistry sessions;

	AuthorizationResponseHandler(SessionRegistry sessions) {
		this.sessions = sessions;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		OAuth2AuthorizationCodeRequestAuthenticationToken granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
		String redirectUrl = granted.getRedirectUri();
		OAuth2AuthorizationCode code = granted.getAuthorizationCode();
		Assert.state(redirectUrl != null && code != null, "a grant has a RedirectUrl and a code");
		markAsMostRecent(request.getSession(false));
		response
			.sendRedirect(new AuthorizationResponse(redirectUrl).with(OAuth2ParameterNames.CODE, code.getTokenValue())
				.toUrl(granted.getState()));
	}

	// The ID token's sid is that of the user's most recent session. Somebody with two
	// browsers could not log out of the first one otherwise.
	private void markAsMostRecent(HttpSession session) {
		this.sessions.refreshLastRequest(session.getId());
	}

}
