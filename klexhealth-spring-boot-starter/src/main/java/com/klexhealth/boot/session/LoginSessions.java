package com.klexhealth.boot.session;

/**
 * Where sessions are found that a login began, other than by their own id.
 */
public interface LoginSessions {

	/**
	 * Ends the sessions that an issuer says are over.
	 * @param logout what it says
	 * @return how many there were
	 */
	int end(Logout logout);

}
