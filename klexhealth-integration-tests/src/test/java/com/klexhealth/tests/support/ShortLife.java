package com.klexhealth.tests.support;

import java.time.Duration;

import static org.awaitility.Awaitility.await;

/**
 * How long an access token lasts that is to be over soon.
 */
public final class ShortLife {

	/** The shortest that a provider can tell, in whole seconds. */
	public static final Duration DURATION = Duration.ofSeconds(1);

	private ShortLife() {
	}

	/**
	 * Waits until whatever was given by now is over.
	 */
	public static void letItEnd() {
		long end = System.nanoTime() + DURATION.plusMillis(200).toNanos();
		await().until(() -> System.nanoTime() > end);
	}

}
