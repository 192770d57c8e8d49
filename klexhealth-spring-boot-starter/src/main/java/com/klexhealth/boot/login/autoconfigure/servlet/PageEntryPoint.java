package com.klexhealth.boot.login.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

import com.klexhealth.boot.login.LoginProblem;
import com.klexhealth.boot.login.ProviderOutage;

/**
 * Sends people who are not logged in to the login, and tells programs that they would
 * have to be. Where KlexHealth cannot be reached in the middle of a request, both are
 * told that.
 */
final class PageEntryPoint implements AuthenticationEntryPoint {

	private final LoginProblemWriter writer = new LoginProblemWriter();

	private final NavigationRequestMatcher navigation = new NavigationRequestMatcher();

	private final LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint(
			LoginFilterChainConfiguration.LOGIN_PAGE);

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException, ServletException {
		if (ProviderOutage.isBehind(exception)) {
			this.writer.write(request, response, LoginProblem.UNAVAILABLE);
		}
		else if (this.navigation.matches(request)) {
			this.login.commence(request, response, exception);
		}
		else {
			this.writer.write(request, response, LoginProblem.LOGIN_REQUIRED);
		}
	}

}
