package com.klexhealth.boot.session;

import java.time.Duration;

/**
 * Remembers for a while what was logged out, for logins that are under way: a session
 * that is not stored yet cannot be found, and would survive its own logout.
 * <p>
 * A logout is remembered before the sessions to end are looked for, and a login looks
 * here after its session is stored. Whichever comes second finds the other.
 */
public final class RecentLogouts {

	/** Longer than a login can take from its ID token until its session is stored. */
	static final Duration MEMORY = Duration.ofMinutes(2);

	private static final String PREFIX = "logout:";

	private final Leases leases;

	/**
	 * Creates the memory.
	 * @param leases where to remember it
	 */
	public RecentLogouts(Leases leases) {
		this.leases = leases;
	}

	/**
	 * Remembers a logout.
	 * @param logout what is over
	 */
	public void remember(Logout logout) {
		for (String marker : logout.markers()) {
			remember(PREFIX + marker, logout.issuedAt().getEpochSecond());
		}
	}

	private void remember(String name, long issuedAt) {
		while (!this.leases.take(name, String.valueOf(issuedAt), MEMORY)) {
			String held = this.leases.holder(name);
			if (held != null && Long.parseLong(held) >= issuedAt) {
				return;
			}
			if (held != null) {
				this.leases.release(name, held);
			}
		}
	}

	/**
	 * Tells whether a login was over before its session was stored.
	 * @param login the login
	 * @return whether the session must end
	 */
	public boolean include(Login login) {
		for (String marker : login.markers()) {
			String issuedAt = this.leases.holder(PREFIX + marker);
			if (issuedAt != null
					&& (isOfSession(login, marker) || Long.parseLong(issuedAt) >= login.issuedAt().getEpochSecond())) {
				return true;
			}
		}
		return false;
	}

	/*
	 * A session of the issuer ends once and for all; a person may log in anew.
	 */
	private static boolean isOfSession(Login login, String marker) {
		return login.sessionId() != null && marker.equals(SessionMarkers.ofSession(login.issuer(), login.sessionId()));
	}

}
