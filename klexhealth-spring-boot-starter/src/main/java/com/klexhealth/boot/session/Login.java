package com.klexhealth.boot.session;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an ID token says of the session that began with it.
 *
 * @param issuer who issued it
 * @param sessionId what the issuer calls its own session ({@code sid}), if it says so
 * @param subject who logged in
 * @param issuedAt when it was issued
 */
public record Login(String issuer, @Nullable String sessionId, String subject, Instant issuedAt) {

	/**
	 * Returns the names of the attributes that mark the session.
	 * @return the names
	 */
	public Set<String> markers() {
		Set<String> markers = new LinkedHashSet<>();
		markers.add(SessionMarkers.ofSubject(this.issuer, this.subject));
		markers.add((this.sessionId != null) ? SessionMarkers.ofSession(this.issuer, this.sessionId)
				: SessionMarkers.ofSubjectWithoutSession(this.issuer, this.subject));
		return markers;
	}

	/**
	 * Returns what ends the session.
	 * @return the logout that belongs to this login
	 */
	public Logout toLogout() {
		return new Logout(this.issuer, this.sessionId, this.subject, this.issuedAt);
	}

}
