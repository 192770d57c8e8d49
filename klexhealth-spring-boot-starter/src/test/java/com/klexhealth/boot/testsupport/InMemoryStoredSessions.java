package com.klexhealth.boot.testsupport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import com.klexhealth.boot.session.StoredSessions;

/**
 * Sessions that are stored where all replicas find them.
 */
public final class InMemoryStoredSessions implements StoredSessions {

	private final Map<String, Map<String, Object>> sessions = new ConcurrentHashMap<>();

	public void begin(String sessionId) {
		this.sessions.put(sessionId, new ConcurrentHashMap<>());
	}

	public void end(String sessionId) {
		this.sessions.remove(sessionId);
	}

	public boolean has(String sessionId) {
		return this.sessions.containsKey(sessionId);
	}

	@Override
	public @Nullable Object read(String sessionId, String name) {
		return this.sessions.getOrDefault(sessionId, Map.of()).get(name);
	}

	@Override
	public boolean write(String sessionId, String name, @Nullable Object value) {
		Map<String, Object> session = this.sessions.get(sessionId);
		if (session == null) {
			return false;
		}
		if (value != null) {
			session.put(name, value);
		}
		else {
			session.remove(name);
		}
		return true;
	}

}
