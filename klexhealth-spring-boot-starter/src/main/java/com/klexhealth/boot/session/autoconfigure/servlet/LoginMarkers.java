package com.klexhealth.boot.session.autoconfigure.servlet;

import java.util.Collections;
import java.util.function.Function;

import jakarta.servlet.http.HttpSession;

import com.klexhealth.boot.session.Login;
import com.klexhealth.boot.session.SessionMarkers;

/**
 * Marks a session with the login that it began with, so that it can be found when
 * KlexHealth says that the login is over.
 */
public final class LoginMarkers {

	private final Function<String, Object> values;

	/**
	 * Creates the markers.
	 * @param values makes the value of the attribute with a name
	 */
	public LoginMarkers(Function<String, Object> values) {
		this.values = values;
	}

	/**
	 * Marks a session, and forgets another login that it may have begun with.
	 * @param session the session
	 * @param login the login
	 */
	public void mark(HttpSession session, Login login) {
		for (String name : Collections.list(session.getAttributeNames())) {
			if (name.startsWith(SessionMarkers.PREFIX)) {
				session.removeAttribute(name);
			}
		}
		for (String name : login.markers()) {
			session.setAttribute(name, this.values.apply(name));
		}
	}

}
