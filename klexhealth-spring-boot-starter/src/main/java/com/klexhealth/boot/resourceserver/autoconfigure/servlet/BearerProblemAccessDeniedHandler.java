package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandler;

import com.klexhealth.boot.resourceserver.ProblemReason;

/**
 * Answers a request whose token is good but does not allow it: 403 with
 * {@code insufficient_scope} (RFC 6750, section 3.1) and a problem as body.
 */
final class BearerProblemAccessDeniedHandler implements AccessDeniedHandler {

	private final BearerTokenAccessDeniedHandler challenge = new BearerTokenAccessDeniedHandler();

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
			throws IOException {
		this.challenge.handle(request, response, exception);
		ProblemWriter.write(response, ProblemReason.INSUFFICIENT_SCOPE);
	}

}
