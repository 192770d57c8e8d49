package com.klexhealth.boot.login.autoconfigure.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.util.ThrowableAnalyzer;
import org.springframework.web.util.UriUtils;

import com.klexhealth.boot.login.LoginProblem;
import com.klexhealth.boot.login.ProviderOutage;
import com.klexhealth.boot.login.UntrustedBaseException;

/**
 * Answers a login that cannot be begun: KlexHealth cannot be reached, there is no such
 * provider, the address is not the application's, or it is a program that would have to
 * log in.
 */
final class LoginBeginFailureHandler implements AuthenticationFailureHandler {

	private static final Log logger = LogFactory.getLog(LoginBeginFailureHandler.class);

	private final LoginProblemWriter writer = new LoginProblemWriter();

	private final ThrowableAnalyzer causes = new ThrowableAnalyzer();

	private final NavigationRequestMatcher navigation = new NavigationRequestMatcher();

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		LoginProblem problem = problem(request, exception);
		switch (problem) {
			case UNAVAILABLE -> logger.error("Nobody can log in because of an outage: "
					+ NestedExceptionUtils.getMostSpecificCause(exception).getClass().getSimpleName());
			case WRONG_ADDRESS -> logger.warn(NestedExceptionUtils.getMostSpecificCause(exception).getMessage());
			case LOGIN_REQUIRED -> logger.debug("A program has to log in again");
			default ->
				logger.info("There is no login at " + UriUtils.encode(request.getRequestURI(), StandardCharsets.UTF_8));
		}
		logger.debug("A login cannot be begun", exception);
		this.writer.write(request, response, problem);
	}

	private LoginProblem problem(HttpServletRequest request, AuthenticationException exception) {
		if (exception.getCause() instanceof UntrustedBaseException) {
			return LoginProblem.WRONG_ADDRESS;
		}
		if (ProviderOutage.isBehind(exception)) {
			return LoginProblem.UNAVAILABLE;
		}
		boolean again = this.causes.getFirstThrowableOfType(ClientAuthorizationRequiredException.class,
				this.causes.determineCauseChain(exception)) != null;
		if (again) {
			return (this.navigation.matches(request)) ? LoginProblem.UNAVAILABLE : LoginProblem.LOGIN_REQUIRED;
		}
		// as Spring Security says it; anything else is a fault, as of the sessions'
		// database
		return (exception.getCause() instanceof IllegalArgumentException) ? LoginProblem.NOT_FOUND
				: LoginProblem.UNAVAILABLE;
	}

}
