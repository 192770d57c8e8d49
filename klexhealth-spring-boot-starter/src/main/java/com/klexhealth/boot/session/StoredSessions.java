package com.klexhealth.boot.session;

import org.jspecify.annotations.Nullable;

/**
 * Reads and writes attributes of sessions as they are stored now. A request works on a
 * copy of its session that was made when it began, and another replica may have changed
 * the session since.
 */
public interface StoredSessions {

	/**
	 * Reads an attribute.
	 * @param sessionId the id of the session
	 * @param name the name of the attribute
	 * @return its value, {@code null} if there is none or the session has ended
	 */
	@Nullable Object read(String sessionId, String name);

	/**
	 * Writes an attribute at once.
	 * @param sessionId the id of the session
	 * @param name the name of the attribute
	 * @param value its value, {@code null} to remove it
	 * @return whether the session is there still
	 */
	boolean write(String sessionId, String name, @Nullable Object value);

}
