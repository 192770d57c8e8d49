package com.klexhealth.boot.session;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an issuer says is over: one of its sessions or, if it names none, all sessions of
 * a person (OpenID Connect Back-Channel Logout 1.0, section 2.7).
 *
 * @param issuer who says so
 * @param sessionId what the issuer calls its session ({@code sid})
 * @param subject the person
 * @param issuedAt when the issuer said so
 */
public record Logout(String issuer, @Nullable String sessionId, @Nullable String subject, Instant issuedAt) {

	/**
	 * Returns the names of attributes of which every session to end has one. A session
	 * that does not know what the issuer calls it ends with any of its person's: it may
	 * be the one.
	 * @return the names
	 */
	public Set<String> markers() {
		Set<String> markers = new LinkedHashSet<>();
		if (this.sessionId != null) {
			markers.add(SessionMarkers.ofSession(this.issuer, this.sessionId));
		}
		if (this.subject != null) {
			markers.add((this.sessionId != null) ? SessionMarkers.ofSubjectWithoutSession(this.issuer, this.subject)
					: SessionMarkers.ofSubject(this.issuer, this.subject));
		}
		return markers;
	}

}
