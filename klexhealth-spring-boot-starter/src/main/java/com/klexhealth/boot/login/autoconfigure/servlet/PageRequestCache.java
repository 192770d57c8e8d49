package com.klexhealth.boot.login.autoconfigure.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Remembers which page somebody wanted who has to log in first: its path and query, and
 * nothing else. Spring Security would keep the address with the host that the request
 * named, which is where the login would lead then, and all headers of the request.
 * <p>
 * What a script asked for is no page, and needs no session either.
 */
final class PageRequestCache implements RequestCache {

	private static final String ATTRIBUTE = "klexhealth.page";

	private static final int MAXIMUM_LENGTH = 2048;

	private static final RequestMatcher PAGES = new AndRequestMatcher(
			PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/**"), new NavigationRequestMatcher(),
			new NegatedRequestMatcher(PathPatternRequestMatcher.pathPattern("/favicon.*")));

	@Override
	public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
		if (!PAGES.matches(request)) {
			return;
		}
		String page = page(request);
		if (page.length() <= MAXIMUM_LENGTH && page.startsWith("/") && !page.startsWith("//")) {
			request.getSession().setAttribute(ATTRIBUTE, page);
		}
	}

	private static String page(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return (request.getQueryString() != null) ? path + "?" + request.getQueryString() : path;
	}

	@Override
	public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = request.getSession(false);
		return (session != null && session.getAttribute(ATTRIBUTE) instanceof String page)
				? new SimpleSavedRequest(page) : null;
	}

	/*
	 * The page is asked for again by the browser, as it is.
	 */
	@Override
	public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
		return null;
	}

	@Override
	public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.removeAttribute(ATTRIBUTE);
		}
	}

}
