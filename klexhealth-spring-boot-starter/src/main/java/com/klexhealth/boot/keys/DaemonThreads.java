package com.klexhealth.boot.keys;

import java.util.concurrent.ThreadFactory;

/**
 * Makes threads that keep no application from ending, and hold on to no web application
 * that was stopped: they may be begun by any request, whose class loader they would
 * inherit.
 */
final class DaemonThreads implements ThreadFactory {

	private final String name;

	DaemonThreads(String name) {
		this.name = name;
	}

	@Override
	public Thread newThread(Runnable task) {
		Thread thread = new Thread(task, this.name);
		thread.setDaemon(true);
		thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
		return thread;
	}

}
