package com.klexhealth.boot.login.autoconfigure.servlet;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Tells a person who goes to a page from a program that calls for data. A person can be
 * sent to KlexHealth to log in; a program could not follow there, as browsers do not let
 * scripts go on at another origin.
 * <p>
 * Browsers say which it is (Fetch Metadata Request Headers, section 2.2). Of those that
 * do not, and of other clients, one that asks for JSON but not for HTML is a program.
 */
final class NavigationRequestMatcher implements RequestMatcher {

	private static final String NAVIGATE = "navigate";

	private static final List<String> DOCUMENTS = List.of("document", "empty");

	@Override
	public boolean matches(HttpServletRequest request) {
		String mode = request.getHeader("Sec-Fetch-Mode");
		if (mode != null) {
			return NAVIGATE.equals(mode) && isDocument(request.getHeader("Sec-Fetch-Dest"));
		}
		return request.getHeader("X-Requested-With") == null && mayBeHtml(request.getHeader(HttpHeaders.ACCEPT));
	}

	/*
	 * A frame inside another page is no place to log in, and KlexHealth would not let
	 * itself be framed.
	 */
	private static boolean isDocument(@Nullable String destination) {
		return destination == null || DOCUMENTS.contains(destination);
	}

	private static boolean mayBeHtml(@Nullable String accept) {
		if (accept == null || accept.isBlank()) {
			return true;
		}
		try {
			List<MediaType> accepted = MediaType.parseMediaTypes(accept);
			if (accepted.stream().anyMatch((type) -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML))) {
				return true;
			}
			return accepted.stream().anyMatch((type) -> type.includes(MediaType.TEXT_HTML))
					&& accepted.stream().noneMatch(NavigationRequestMatcher::isJson);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static boolean isJson(MediaType type) {
		return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
	}

}
