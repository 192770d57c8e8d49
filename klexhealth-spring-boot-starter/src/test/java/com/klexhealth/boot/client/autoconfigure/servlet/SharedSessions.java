package com.klexhealth.boot.client.autoconfigure.servlet;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

import com.klexhealth.boot.session.StoredSessions;

/**
 * Sessions of several replicas in one process. As in a database, a request works on a
 * copy, and what it changed and nothing else is written when it ends.
 */
final class SharedSessions implements SessionRepository<SharedSessions.Copy>, StoredSessions {

	private final Map<String, MapSession> sessions = new HashMap<>();

	@Override
	public Copy createSession() {
		return new Copy(new MapSession(), true);
	}

	@Override
	public synchronized void save(Copy copy) {
		MapSession stored = (copy.isNew) ? new MapSession(copy.getId()) : this.sessions.remove(copy.storedId);
		if (stored == null) {
			return;
		}
		stored.setId(copy.getId());
		stored.setLastAccessedTime(copy.getLastAccessedTime());
		stored.setMaxInactiveInterval(copy.getMaxInactiveInterval());
		copy.changes.forEach(stored::setAttribute);
		this.sessions.put(copy.getId(), stored);
		copy.saved();
	}

	@Override
	public synchronized @Nullable Copy findById(String id) {
		MapSession stored = this.sessions.get(id);
		return (stored != null) ? new Copy(new MapSession(stored), false) : null;
	}

	@Override
	public synchronized void deleteById(String id) {
		this.sessions.remove(id);
	}

	@Override
	public @Nullable Object read(String sessionId, String name) {
		Copy copy = findById(sessionId);
		return (copy != null) ? copy.getAttribute(name) : null;
	}

	@Override
	public synchronized boolean write(String sessionId, String name, @Nullable Object value) {
		MapSession stored = this.sessions.get(sessionId);
		if (stored == null) {
			return false;
		}
		stored.setAttribute(name, value);
		return true;
	}

	/**
	 * A session as a request sees it.
	 */
	static final class Copy implements Session {

		private final MapSession session;

		private final Map<String, @Nullable Object> changes = new HashMap<>();

		private String storedId;

		private boolean isNew;

		private Copy(MapSession session, boolean isNew) {
			this.session = session;
			this.storedId = session.getId();
			this.isNew = isNew;
		}

		private void saved() {
			this.storedId = getId();
			this.isNew = false;
			this.changes.clear();
		}

		@Override
		public String getId() {
			return this.session.getId();
		}

		@Override
		public String changeSessionId() {
			return this.session.changeSessionId();
		}

		@Override
		public <T> @Nullable T getAttribute(String attributeName) {
			return this.session.getAttribute(attributeName);
		}

		@Override
		public Set<String> getAttributeNames() {
			return this.session.getAttributeNames();
		}

		@Override
		public void setAttribute(String attributeName, @Nullable Object attributeValue) {
			this.session.setAttribute(attributeName, attributeValue);
			this.changes.put(attributeName, attributeValue);
		}

		@Override
		public void removeAttribute(String attributeName) {
			setAttribute(attributeName, null);
		}

		@Override
		public Instant getCreationTime() {
			return this.session.getCreationTime();
		}

		@Override
		public void setLastAccessedTime(Instant lastAccessedTime) {
			this.session.setLastAccessedTime(lastAccessedTime);
		}

		@Override
		public Instant getLastAccessedTime() {
			return this.session.getLastAccessedTime();
		}

		@Override
		public void setMaxInactiveInterval(Duration interval) {
			this.session.setMaxInactiveInterval(interval);
		}

		@Override
		public Duration getMaxInactiveInterval() {
			return this.session.getMaxInactiveInterval();
		}

		@Override
		public boolean isExpired() {
			return this.session.isExpired();
		}

	}

}
