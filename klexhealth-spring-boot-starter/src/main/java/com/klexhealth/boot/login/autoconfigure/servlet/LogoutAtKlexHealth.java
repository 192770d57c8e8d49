package com.klexhealth.boot.login.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

import com.klexhealth.boot.login.IssuerUnavailableException;

/**
 * Ends the session at KlexHealth once it has ended here (OpenID Connect RP-Initiated
 * Logout 1.0, section 2). If KlexHealth cannot be reached the session here has ended all
 * the same.
 */
final class LogoutAtKlexHealth implements LogoutSuccessHandler {

	private static final Log logger = LogFactory.getLog(LogoutAtKlexHealth.class);

	private final OidcClientInitiatedLogoutSuccessHandler andBack;

	private final OidcClientInitiatedLogoutSuccessHandler withoutWayBack;

	private final RequestBase base;

	/**
	 * Creates the handler.
	 * @param registrations knows KlexHealth
	 * @param home where people come back to, as a URL or by the base of the request
	 * @param base looks at that base
	 */
	LogoutAtKlexHealth(ClientRegistrationRepository registrations, String home, RequestBase base) {
		this.andBack = new OidcClientInitiatedLogoutSuccessHandler(registrations);
		this.andBack.setPostLogoutRedirectUri(home);
		this.withoutWayBack = new OidcClientInitiatedLogoutSuccessHandler(registrations);
		this.base = base;
	}

	@Override
	public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) throws IOException, ServletException {
		try {
			OidcClientInitiatedLogoutSuccessHandler handler = (this.base.isTrusted(request)) ? this.andBack
					: this.withoutWayBack;
			handler.onLogoutSuccess(request, response, authentication);
		}
		catch (IssuerUnavailableException ex) {
			logger.warn("A session has ended here but not at KlexHealth, which cannot be reached");
			response.sendRedirect(request.getContextPath() + "/");
		}
	}

}
