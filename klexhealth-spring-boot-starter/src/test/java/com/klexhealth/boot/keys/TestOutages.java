package com.klexhealth.boot.keys;

import java.time.Duration;

/**
 * Makes outages, for tests of other packages.
 */
public final class TestOutages {

	private TestOutages() {
	}

	/**
	 * Has the keys be unavailable.
	 * @param retryAfter when it is worth to try again
	 * @return the exception that tells so
	 */
	public static KeysUnavailableException keysUnavailable(Duration retryAfter) {
		return new KeysUnavailableException("down", null, retryAfter);
	}

}
