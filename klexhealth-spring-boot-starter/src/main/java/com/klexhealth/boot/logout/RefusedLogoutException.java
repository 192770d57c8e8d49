package com.klexhealth.boot.logout;

/**
 * Tells that a logout token is refused.
 */
@SuppressWarnings("serial")
public final class RefusedLogoutException extends Exception {

	private final LogoutRefusal refusal;

	RefusedLogoutException(LogoutRefusal refusal) {
		super(refusal.getDescription());
		this.refusal = refusal;
	}

	/**
	 * Returns why it is refused.
	 * @return the reason
	 */
	public LogoutRefusal getRefusal() {
		return this.refusal;
	}

}
