package com.klexhealth.boot.keys;

import java.time.Duration;
import java.time.Instant;

/**
 * When keys are fetched again.
 *
 * @param timeout longest time that a fetch may take
 * @param timeToLive how long fetched keys are used before they are fetched again
 * @param refreshAhead whether they are fetched again in the background before that
 * @param outageTolerance how long keys are used beyond that while the issuer cannot be
 * reached
 * @param minimumRefetchInterval shortest time between two fetches for unknown key ids,
 * and after a failure
 */
public record KeyFetching(Duration timeout, Duration timeToLive, boolean refreshAhead, Duration outageTolerance,
		Duration minimumRefetchInterval) {

	/**
	 * A caller is to be answered within the timeout, and that takes a moment too: for the
	 * first request of all about half a second, if the machine is busy.
	 */
	private static final double PATIENCE = 0.8;

	/** Replicas that started together must not fetch together for ever. */
	private static final double EARLIEST_REFRESH = 0.7;

	private static final double LATEST_REFRESH = 0.85;

	/*
	 * The HTTP client repeats a request if the connection is closed on it, so that an
	 * attempt can be two requests.
	 */
	private static final double EARLIEST_RETRY = 2.0;

	private static final double LATEST_RETRY = 2.4;

	private static final long PRECISION = 10_000;

	private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

	Duration patience() {
		return part(this.timeout, PATIENCE);
	}

	boolean isFresh(Instant fetched, Instant now) {
		return isWithin(this.timeToLive, fetched, now);
	}

	boolean isUsable(Instant fetched, Instant now) {
		return isWithin(this.timeToLive.plus(this.outageTolerance), fetched, now);
	}

	boolean isOverdue(Instant begun, Instant now) {
		return !isWithin(this.timeout, begun, now);
	}

	boolean isWithinInterval(Instant since, Instant now) {
		return isWithin(this.minimumRefetchInterval, since, now);
	}

	/**
	 * Returns how long a caller is to wait before it tries again.
	 * @param since when the interval began
	 * @param now the time
	 * @return what is left of it, but not nothing
	 */
	Duration untilNextAttempt(Instant since, Instant now) {
		Duration left = Duration.between(now, since.plus(this.minimumRefetchInterval));
		return (left.compareTo(SHORTEST_PAUSE) < 0) ? SHORTEST_PAUSE : left;
	}

	/**
	 * Returns when keys are fetched again that were just fetched.
	 * @param random a number from 0 to 1
	 * @return how long from now
	 */
	Duration refreshDelay(double random) {
		return part(this.timeToLive, between(EARLIEST_REFRESH, LATEST_REFRESH, random));
	}

	/**
	 * Returns when keys are fetched again in the background that just could not be.
	 * @param random a number from 0 to 1
	 * @return how long from now
	 */
	Duration retryDelay(double random) {
		Duration delay = part(this.minimumRefetchInterval, between(EARLIEST_RETRY, LATEST_RETRY, random));
		return (delay.compareTo(SHORTEST_PAUSE) < 0) ? SHORTEST_PAUSE : delay;
	}

	/*
	 * A time that has not come yet tells that the clock was put back: nobody knows then
	 * how long ago it was.
	 */
	private static boolean isWithin(Duration duration, Instant since, Instant now) {
		Duration age = Duration.between(since, now);
		return !age.isNegative() && age.compareTo(duration) < 0;
	}

	private static double between(double earliest, double latest, double random) {
		return earliest + (latest - earliest) * random;
	}

	private static Duration part(Duration duration, double part) {
		return duration.multipliedBy(Math.round(part * PRECISION)).dividedBy(PRECISION);
	}

}
