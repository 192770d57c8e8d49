package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

import com.klexhealth.boot.resourceserver.BearerHeader;

/**
 * Takes the token from the Authorization header, and refuses a request that brings more
 * than one: which of them counted would be anyone's guess (RFC 6750, section 2).
 */
final class OneTokenResolver implements BearerTokenResolver {

	private static final String ACCESS_TOKEN = "access_token";

	private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

	@Override
	public @Nullable String resolve(HttpServletRequest request) {
		Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
		if (headers == null || !headers.hasMoreElements()) {
			return null;
		}
		String authorization = headers.nextElement();
		if (headers.hasMoreElements()) {
			throw moreThanOne();
		}
		String token = BearerHeader.token(authorization);
		if (token != null && (hasQueryToken(request) || hasFormToken(request))) {
			throw moreThanOne();
		}
		return token;
	}

	private static OAuth2AuthenticationException moreThanOne() {
		return new OAuth2AuthenticationException(
				BearerTokenErrors.invalidRequest("The request carries more than one token"));
	}

	private static boolean hasQueryToken(HttpServletRequest request) {
		String query = request.getQueryString();
		if (query == null) {
			return false;
		}
		for (String parameter : query.split("&")) {
			int end = parameter.indexOf('=');
			if (ACCESS_TOKEN.equals(decode((end < 0) ? parameter : parameter.substring(0, end)))) {
				return true;
			}
		}
		return false;
	}

	private static String decode(String name) {
		try {
			return URLDecoder.decode(name, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// no name that any application could read
			return name;
		}
	}

	/*
	 * Only of a form: reading the parameters of anything else would use up its body. No
	 * server reads a form that comes with a request for a document.
	 */
	private static boolean hasFormToken(HttpServletRequest request) {
		String method = request.getMethod();
		if ("GET".equals(method) || "HEAD".equals(method)) {
			return false;
		}
		String contentType = request.getContentType();
		return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(FORM)
				&& request.getParameter(ACCESS_TOKEN) != null;
	}

}
