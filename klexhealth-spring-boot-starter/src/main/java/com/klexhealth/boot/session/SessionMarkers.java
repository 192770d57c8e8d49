package com.klexhealth.boot.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Names of the session attributes by which the sessions of a login are found again, when
 * KlexHealth says that it is over. The name alone tells, so that a store can look for it
 * without reading the sessions. It is a digest: what KlexHealth calls a session or a
 * person may be longer than the name of an attribute.
 */
public final class SessionMarkers {

	/**
	 * What each of the names begins with.
	 */
	public static final String PREFIX = "klexhealth.login.";

	private SessionMarkers() {
	}

	static String ofSession(String issuer, String sessionId) {
		return PREFIX + "sid:" + digest(issuer, sessionId);
	}

	static String ofSubject(String issuer, String subject) {
		return PREFIX + "sub:" + digest(issuer, subject);
	}

	/*
	 * A session of which KlexHealth did not say what it calls it.
	 */
	static String ofSubjectWithoutSession(String issuer, String subject) {
		return PREFIX + "sub-only:" + digest(issuer, subject);
	}

	/**
	 * Digests what an issuer calls something by.
	 * @param issuer the issuer
	 * @param value what it calls it
	 * @return 43 characters of base64url
	 */
	public static String digest(String issuer, String value) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(issuer.getBytes(StandardCharsets.UTF_8));
			// no issuer has this character in its URL
			digest.update((byte) 0);
			digest.update(value.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
