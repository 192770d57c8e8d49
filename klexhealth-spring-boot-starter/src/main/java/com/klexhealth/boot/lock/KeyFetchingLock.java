package com.klexhealth.boot.lock;

import java.time.Duration;
import java.util.List;

/**
 * Refuses times for fetching keys that cannot all be kept.
 */
public final class KeyFetchingLock {

	private KeyFetchingLock() {
	}

	/**
	 * Looks at the times.
	 * @param timeout longest time that a fetch may take
	 * @param timeToLive how long keys are used before they are fetched again
	 * @param minimumRefetchInterval shortest time between two fetches
	 * @return what is wrong
	 */
	public static List<Violation> check(Duration timeout, Duration timeToLive, Duration minimumRefetchInterval) {
		boolean positive = timeout.toMillis() > 0 && !minimumRefetchInterval.isNegative();
		if (positive && timeout.compareTo(timeToLive) < 0 && minimumRefetchInterval.compareTo(timeToLive) < 0) {
			return List.of();
		}
		return List.of(new Violation(
				"Keys are to be used for %s, fetched at most every %s, and a fetch may take %s.".formatted(timeToLive,
						minimumRefetchInterval, timeout),
				"klexhealth.keys.time-to-live, klexhealth.keys.minimum-refetch-interval and klexhealth.keys.timeout",
				"The timeout is at least a millisecond, and both it and the interval are shorter than the time to live.",
				"Remove the lines to get the defaults, or set klexhealth.keys.time-to-live=5m, "
						+ "klexhealth.keys.minimum-refetch-interval=10s and klexhealth.keys.timeout=3s"));
	}

}
