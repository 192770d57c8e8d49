package com.klexhealth.boot.session;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Sessions as Spring Session stores them. A session is neither prolonged by this nor
 * brought back: only the attribute is written, and only where the session is.
 *
 * @param <S> the type of the sessions
 */
public final class SpringStoredSessions<S extends Session> implements StoredSessions {

	private final SessionRepository<S> repository;

	/**
	 * Creates the sessions.
	 * @param repository where they are stored
	 */
	public SpringStoredSessions(SessionRepository<S> repository) {
		this.repository = repository;
	}

	@Override
	public @Nullable Object read(String sessionId, String name) {
		S session = this.repository.findById(sessionId);
		return (session != null) ? session.getAttribute(name) : null;
	}

	@Override
	public boolean write(String sessionId, String name, @Nullable Object value) {
		S session = this.repository.findById(sessionId);
		if (session == null) {
			return false;
		}
		if (value != null) {
			session.setAttribute(name, value);
		}
		else {
			session.removeAttribute(name);
		}
		try {
			this.repository.save(session);
			return true;
		}
		catch (IllegalStateException ex) {
			// what Redis' repository says of a session that has ended meanwhile
			return false;
		}
	}

}
