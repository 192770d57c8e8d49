package com.klexhealth.boot.keys;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread, which begins when there is something to do.
 */
final class BackgroundThread implements BackgroundTasks {

	private final ScheduledThreadPoolExecutor executor;

	BackgroundThread(String name) {
		this.executor = new ScheduledThreadPoolExecutor(1, new DaemonThreads(name));
	}

	@Override
	public void schedule(Runnable task, Duration delay) {
		this.executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
