package com.klexhealth.boot.openapi.autoconfigure.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Gives Swagger UI a policy that it works with: it fetches tokens from KlexHealth, and
 * styles elements itself. Scripts come from here only.
 */
final class SwaggerUiHeaders implements HandlerInterceptor {

	private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
			+ "connect-src 'self' https:%s; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private final String policy;

	SwaggerUiHeaders(boolean loopbackHttp) {
		this.policy = POLICY.formatted((loopbackHttp) ? " http://localhost:* http://127.0.0.1:*" : "");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		response.setHeader("Content-Security-Policy", this.policy);
		return true;
	}

}
