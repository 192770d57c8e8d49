package com.klexhealth.boot.client;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of one session, as one request has to do with them.
 */
public interface SessionTokens {

	/**
	 * Returns the id of the session.
	 * @return the id
	 */
	String sessionId();

	/**
	 * Tells whether other replicas may be working on the session at the same time.
	 * @return whether they may
	 */
	boolean isShared();

	/**
	 * Returns the tokens as far as the request knows, without asking for the session
	 * where it is stored. There may be others by now.
	 * @return the tokens, {@code null} if there are none
	 */
	@Nullable LoginTokens known();

	/**
	 * Has the rest of the request know the tokens. What is stored is not changed.
	 * @param tokens the tokens, {@code null} if there are none any more
	 */
	void know(@Nullable LoginTokens tokens);

	/**
	 * Returns the tokens as they are stored now.
	 * @return the tokens, {@code null} if there are none or the session has ended
	 */
	@Nullable LoginTokens stored();

	/**
	 * Stores tokens at once, for this and all other requests.
	 * @param tokens the tokens, {@code null} to remove those that there are
	 * @return whether the session is there still; it is not begun anew
	 */
	boolean store(@Nullable LoginTokens tokens);

}
