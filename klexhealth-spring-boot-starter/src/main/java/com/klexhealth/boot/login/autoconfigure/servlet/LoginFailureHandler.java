package com.klexhealth.boot.login.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.client.HttpClientErrorException;

import com.klexhealth.boot.login.LoginProblem;

/**
 * Ends a failed login with a page that says what to do next. Sending the person to
 * KlexHealth again, as Spring Security does by default, would go round in circles.
 */
final class LoginFailureHandler implements AuthenticationFailureHandler {

	private static final Log logger = LogFactory.getLog(LoginFailureHandler.class);

	private final LoginProblemWriter writer = new LoginProblemWriter();

	private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		LoginProblem problem = LoginProblem.of(exception);
		if (problem == LoginProblem.NOT_BEGUN && isLoggedIn(request)) {
			// the way back in the browser, or a second click: there is nothing to mend
			response.sendRedirect(request.getContextPath() + "/");
			return;
		}
		log(problem, exception);
		this.writer.write(request, response, problem);
	}

	private boolean isLoggedIn(HttpServletRequest request) {
		Authentication authentication = this.contexts.loadDeferredContext(request).get().getAuthentication();
		return authentication != null && authentication.isAuthenticated();
	}

	private static void log(LoginProblem problem, AuthenticationException exception) {
		logger.debug("Login failed", exception);
		if (problem == LoginProblem.UNAVAILABLE) {
			logger.error("Login failed because KlexHealth cannot be reached: "
					+ NestedExceptionUtils.getMostSpecificCause(exception).getClass().getSimpleName());
		}
		else if (isClientRefused(exception)) {
			logger.error("Login failed because KlexHealth does not know this application. "
					+ "Set klexhealth.client.client-id and klexhealth.client.client-secret "
					+ "letter for letter as on KlexHealth's Clients page");
		}
		else {
			logger.info("Login failed: " + reason(exception));
		}
	}

	private static boolean isClientRefused(AuthenticationException exception) {
		return OAuth2ErrorCodes.INVALID_CLIENT.equals(reason(exception)) || NestedExceptionUtils
			.getMostSpecificCause(exception) instanceof HttpClientErrorException.Unauthorized;
	}

	/*
	 * The code alone: descriptions can hold what the provider, or whoever forged the
	 * response, wrote.
	 */
	private static String reason(AuthenticationException exception) {
		return (exception instanceof OAuth2AuthenticationException refused)
				? refused.getError().getErrorCode().replaceAll("[^\\x21-\\x7e]", "?")
				: exception.getClass().getSimpleName();
	}

}
