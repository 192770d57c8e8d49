package com.klexhealth.boot.client.autoconfigure.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import com.klexhealth.boot.client.LoginTokens;
import com.klexhealth.boot.client.SessionTokens;
import com.klexhealth.boot.session.StoredSessions;

/**
 * The tokens in the session of a request, as one attribute.
 * <p>
 * Where sessions are stored outside this process, what a request sees of its session is a
 * copy, and what it sets there is written when it ends. Tokens that a refresh gave must
 * be seen by others at once, and those that others refreshed meanwhile must not be
 * overwritten: they go to the store and not to the copy, and the request keeps them as an
 * attribute of its own. Only the login sets them in the copy, as the store does not have
 * its new session yet and nobody else knows its id.
 */
final class RequestTokens implements SessionTokens {

	private static final String ATTRIBUTE = LoginTokens.class.getName();

	private static final String KNOWN = RequestTokens.class.getName() + ".KNOWN";

	private static final String LOGGED_IN = RequestTokens.class.getName() + ".LOGGED_IN";

	private final HttpServletRequest request;

	private final HttpSession session;

	private final @Nullable StoredSessions storedSessions;

	private RequestTokens(HttpServletRequest request, HttpSession session, @Nullable StoredSessions storedSessions) {
		this.request = request;
		this.session = session;
		this.storedSessions = storedSessions;
	}

	/**
	 * Returns the tokens of a request.
	 * @param request the request
	 * @param storedSessions the sessions where they are stored outside this process,
	 * {@code null} if they are not
	 * @return the tokens, {@code null} if the request has no session; none is begun
	 */
	static @Nullable RequestTokens of(HttpServletRequest request, @Nullable StoredSessions storedSessions) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			return null;
		}
		boolean shared = request.getAttribute(LOGGED_IN) == null
				&& session.getId().equals(request.getRequestedSessionId());
		return new RequestTokens(request, session, (shared) ? storedSessions : null);
	}

	/**
	 * Keeps the tokens that a login ended with.
	 * @param request the request
	 * @param tokens the tokens
	 */
	static void logIn(HttpServletRequest request, LoginTokens tokens) {
		request.getSession().setAttribute(ATTRIBUTE, tokens);
		request.setAttribute(LOGGED_IN, Boolean.TRUE);
	}

	@Override
	public String sessionId() {
		return this.session.getId();
	}

	@Override
	public boolean isShared() {
		return this.storedSessions != null;
	}

	@Override
	public @Nullable LoginTokens known() {
		return (isShared() && this.request.getAttribute(KNOWN) instanceof Known known) ? known.tokens() : read();
	}

	@Override
	public void know(@Nullable LoginTokens tokens) {
		if (isShared()) {
			this.request.setAttribute(KNOWN, new Known(tokens));
		}
	}

	@Override
	public @Nullable LoginTokens stored() {
		return (this.storedSessions != null) ? tokens(this.storedSessions.read(sessionId(), ATTRIBUTE)) : read();
	}

	@Override
	public boolean store(@Nullable LoginTokens tokens) {
		if (this.storedSessions != null) {
			return this.storedSessions.write(sessionId(), ATTRIBUTE, tokens);
		}
		try {
			this.session.setAttribute(ATTRIBUTE, tokens);
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	private @Nullable LoginTokens read() {
		try {
			return tokens(this.session.getAttribute(ATTRIBUTE));
		}
		catch (IllegalStateException ex) {
			// another request has ended the session
			return null;
		}
	}

	private static @Nullable LoginTokens tokens(@Nullable Object attribute) {
		return (attribute instanceof LoginTokens tokens) ? tokens : null;
	}

	/**
	 * Tokens that are not those of the copy any more.
	 */
	private record Known(@Nullable LoginTokens tokens) {

	}

}
