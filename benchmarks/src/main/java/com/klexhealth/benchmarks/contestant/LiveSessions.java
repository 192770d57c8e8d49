package com.klexhealth.benchmarks.contestant;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/**
 * Counts the sessions that are alive.
 */
class LiveSessions implements HttpSessionListener {

	private final AtomicInteger count = new AtomicInteger();

	@Override
	public void sessionCreated(HttpSessionEvent event) {
		this.count.incrementAndGet();
	}

	@Override
	public void sessionDestroyed(HttpSessionEvent event) {
		this.count.decrementAndGet();
	}

	int count() {
		return this.count.get();
	}

}
