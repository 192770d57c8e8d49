package com.klexhealth.boot.session.autoconfigure.servlet;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;

import com.klexhealth.boot.session.LoginSessions;
import com.klexhealth.boot.session.Logout;

/**
 * Sessions of the servlet container, known for as long as they have an attribute that
 * marks them: each marker reports where it is put and from where it is taken away, when
 * its session ends above all.
 */
public final class HttpLoginSessions implements LoginSessions {

	private final Map<String, Set<HttpSession>> sessions = new ConcurrentHashMap<>();

	private HttpLoginSessions() {
	}

	/**
	 * Returns the sessions of an application. A container that has kept sessions over a
	 * restart may ask before Spring does.
	 * @param application the application
	 * @return its sessions
	 */
	public static HttpLoginSessions of(ServletContext application) {
		String name = HttpLoginSessions.class.getName();
		synchronized (HttpLoginSessions.class) {
			if (application.getAttribute(name) instanceof HttpLoginSessions known) {
				return known;
			}
			HttpLoginSessions sessions = new HttpLoginSessions();
			application.setAttribute(name, sessions);
			return sessions;
		}
	}

	@Override
	public int end(Logout logout) {
		int ended = 0;
		for (String marker : logout.markers()) {
			for (HttpSession session : List.copyOf(this.sessions.getOrDefault(marker, Set.of()))) {
				ended += end(session) ? 1 : 0;
			}
		}
		return ended;
	}

	private static boolean end(HttpSession session) {
		try {
			session.invalidate();
			return true;
		}
		catch (IllegalStateException ex) {
			// it has ended meanwhile
			return false;
		}
	}

	private void add(String name, HttpSession session) {
		this.sessions.compute(name, (unused, known) -> {
			Set<HttpSession> all = (known != null) ? known : ConcurrentHashMap.newKeySet();
			all.add(session);
			return all;
		});
	}

	private void remove(String name, HttpSession session) {
		this.sessions.computeIfPresent(name, (unused, known) -> {
			known.remove(session);
			return (known.isEmpty()) ? null : known;
		});
	}

	int size() {
		return this.sessions.size();
	}

	/**
	 * The value of an attribute that marks a session.
	 *
	 * @param name the name of the attribute
	 */
	record Marker(String name) implements HttpSessionBindingListener, HttpSessionActivationListener, Serializable {

		@Override
		public void valueBound(HttpSessionBindingEvent event) {
			of(event.getSession().getServletContext()).add(this.name, event.getSession());
		}

		@Override
		public void valueUnbound(HttpSessionBindingEvent event) {
			of(event.getSession().getServletContext()).remove(this.name, event.getSession());
		}

		@Override
		public void sessionDidActivate(HttpSessionEvent event) {
			of(event.getSession().getServletContext()).add(this.name, event.getSession());
		}

	}

}
