package com.klexhealth.boot.login.autoconfigure.servlet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Goes on after a login in a session that nobody knew before, with what the visitor's
 * session held.
 * <p>
 * Not by another id for the same session: a slow request of before the login could write
 * the old id back to where sessions are stored. And not, as Spring Security migrates
 * sessions, by whatever session comes after the first was ended: a second cookie, which
 * somebody may have planted, would bring a session of their own.
 */
final class NewSessionStrategy implements SessionAuthenticationStrategy {

	@Override
	public void onAuthentication(Authentication authentication, HttpServletRequest request,
			HttpServletResponse response) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			return;
		}
		Map<String, Object> attributes = attributes(session);
		// it ends, as each turn ends one of the sessions that the cookies name
		while (!session.isNew()) {
			session.invalidate();
			session = request.getSession();
		}
		attributes.forEach(session::setAttribute);
	}

	private static Map<String, Object> attributes(HttpSession session) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		for (String name : Collections.list(session.getAttributeNames())) {
			attributes.put(name, session.getAttribute(name));
		}
		return attributes;
	}

}
