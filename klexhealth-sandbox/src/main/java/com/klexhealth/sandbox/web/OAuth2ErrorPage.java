package com.klexhealth.sandbox.web;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/**
 * Names an OAuth2 error on the error page, or in JSON, where it must not go back to the
 * application (RFC 6749, section 4.1.2.1).
 */
@Component
public class OAuth2ErrorPage extends DefaultErrorAttributes {

	private static final String ATTRIBUTE = OAuth2ErrorPage.class.getName() + ".ERROR";

	/**
	 * Ends a request with an OAuth2 error.
	 * @param request the request
	 * @param response the response, which gets the status 400
	 * @param error the error to name
	 * @throws IOException if the response cannot be written
	 */
	public static void send(HttpServletRequest request, HttpServletResponse response, OAuth2Error error)
			throws IOException {
		request.setAttribute(ATTRIBUTE, error);
		response.sendError(HttpServletResponse.SC_BAD_REQUEST);
	}

	@Override
	public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
		Map<String, @Nullable Object> attributes = super.getErrorAttributes(request, options);
		if (request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof OAuth2Error error) {
			attributes.put("error", error.getErrorCode());
			attributes.put("error_description", error.getDescription());
		}
		return attributes;
	}

}
