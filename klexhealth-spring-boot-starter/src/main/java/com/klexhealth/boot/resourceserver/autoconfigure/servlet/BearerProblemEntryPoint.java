package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

import com.klexhealth.boot.resourceserver.ProblemReason;

/**
 * Answers a request without a good token: 401 with a Bearer challenge (RFC 6750, section
 * 3), or 503 if the token could not be checked, and a problem as body either way.
 */
final class BearerProblemEntryPoint implements AuthenticationEntryPoint {

	private static final Log logger = LogFactory.getLog(BearerProblemEntryPoint.class);

	private static final String RETRY_AFTER_SECONDS = "10";

	private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException {
		if (exception instanceof AuthenticationServiceException) {
			logger.warn("An access token could not be checked: "
					+ NestedExceptionUtils.getMostSpecificCause(exception).getMessage());
			response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
			response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
			ProblemWriter.write(response, ProblemReason.KEYS_UNAVAILABLE);
			return;
		}
		this.challenge.commence(request, response, exception);
		ProblemWriter.write(response, reason(exception));
	}

	private static ProblemReason reason(AuthenticationException exception) {
		if (exception instanceof OAuth2AuthenticationException refused) {
			boolean request = OAuth2ErrorCodes.INVALID_REQUEST.equals(refused.getError().getErrorCode());
			return (request) ? ProblemReason.INVALID_REQUEST : ProblemReason.INVALID_TOKEN;
		}
		return ProblemReason.MISSING_TOKEN;
	}

}
