package com.klexhealth.sandbox.startup;

/**
 * Thrown when the sandbox must not start the way it is configured.
 */
public class StartRefusedException extends RuntimeException {

	private final String action;

	public StartRefusedException(String description, String action) {
		super(description);
		this.action = action;
	}

	/**
	 * Returns what mends it.
	 * @return a sentence
	 */
	public String getAction() {
		return this.action;
	}

}
