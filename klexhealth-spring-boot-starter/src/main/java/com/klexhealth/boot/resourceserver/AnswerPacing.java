package com.klexhealth.boot.resourceserver;

import java.time.Clock;
import java.time.Duration;

/**
 * Decides which answers are held back of those that say to try again later. A few are
 * given at once. Where they are many somebody floods, or many callers try again and again
 * while the issuer is down: whoever waits for an answer sends no further request, so that
 * the processor is left to requests that can be served.
 * <p>
 * No more are held back at a time than the memory of it is worth, so that this is no way
 * to use up connections.
 */
public final class AnswerPacing {

	/** How long an answer is held back. */
	public static final Duration TIME = Duration.ofSeconds(1);

	static final int AT_ONCE_PER_SECOND = 50;

	static final int MAXIMUM_HELD = 512;

	private final Clock clock;

	private long second;

	private int givenAtOnce;

	private int held;

	/**
	 * Creates the pacing.
	 * @param clock tells the time
	 */
	public AnswerPacing(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Decides about one answer.
	 * @return whether it is to be held back, and is to be {@linkplain #release released}
	 * after {@link #TIME}
	 */
	public synchronized boolean hold() {
		long now = this.clock.instant().getEpochSecond();
		if (now != this.second) {
			this.second = now;
			this.givenAtOnce = 0;
		}
		if (this.givenAtOnce < AT_ONCE_PER_SECOND) {
			this.givenAtOnce++;
			return false;
		}
		if (this.held == MAXIMUM_HELD) {
			return false;
		}
		this.held++;
		return true;
	}

	/**
	 * Notes that an answer was given that had been held back.
	 */
	public synchronized void release() {
		this.held--;
	}

}
