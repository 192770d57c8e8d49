package com.klexhealth.boot.keys;

import java.io.Closeable;
import java.time.Duration;

/**
 * Does something on another thread.
 */
interface BackgroundTasks extends Closeable {

	/**
	 * Does something.
	 * @param task what to do
	 * @param delay how long from now
	 */
	void schedule(Runnable task, Duration delay);

	@Override
	void close();

}
