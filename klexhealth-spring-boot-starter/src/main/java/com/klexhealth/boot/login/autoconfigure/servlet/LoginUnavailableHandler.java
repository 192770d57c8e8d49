package com.klexhealth.boot.login.autoconfigure.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.util.UriUtils;

import com.klexhealth.boot.login.IssuerUnavailableException;

/**
 * Answers a login that cannot be begun: 503 while KlexHealth cannot be reached, 404 for a
 * provider that there is not.
 */
final class LoginUnavailableHandler implements AuthenticationFailureHandler {

	private static final Log logger = LogFactory.getLog(LoginUnavailableHandler.class);

	private static final String RETRY_AFTER_SECONDS = "10";

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		if (!(exception.getCause() instanceof IssuerUnavailableException unavailable)) {
			logger.info("There is no login at " + UriUtils.encode(request.getRequestURI(), StandardCharsets.UTF_8));
			response.sendError(HttpStatus.NOT_FOUND.value());
			return;
		}
		sendUnavailable(response, unavailable);
	}

	static void sendUnavailable(HttpServletResponse response, Exception unavailable) throws IOException {
		logger.error(unavailable.getMessage());
		response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value(), "KlexHealth cannot be reached");
	}

}
