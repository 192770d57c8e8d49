package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token from the Authorization header, and refuses a request that brings more
 * than one: which of them counted would be anyone's guess (RFC 6750, section 2).
 */
final class OneTokenResolver implements BearerTokenResolver {

	private static final Pattern QUERY_TOKEN = Pattern.compile("(^|&)access_token(=|&|$)");

	private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

	private final DefaultBearerTokenResolver delegate = new DefaultBearerTokenResolver();

	@Override
	public @Nullable String resolve(HttpServletRequest request) {
		int headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size();
		String token = (headers > 1) ? null : this.delegate.resolve(request);
		if (headers > 1 || (token != null && (hasQueryToken(request) || hasFormToken(request)))) {
			throw new OAuth2AuthenticationException(
					BearerTokenErrors.invalidRequest("The request carries more than one token"));
		}
		return token;
	}

	private static boolean hasQueryToken(HttpServletRequest request) {
		String query = request.getQueryString();
		return query != null && QUERY_TOKEN.matcher(query).find();
	}

	/*
	 * Only of a form: reading the parameters of anything else would use up its body.
	 */
	private static boolean hasFormToken(HttpServletRequest request) {
		String contentType = request.getContentType();
		return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(FORM)
				&& request.getParameter("access_token") != null;
	}

}
