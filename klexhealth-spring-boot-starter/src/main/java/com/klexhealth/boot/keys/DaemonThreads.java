package com.klexhealth.boot.keys;

import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

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

	/**
	 * Makes something that begins threads of its own.
	 * @param <T> the type of what is made
	 * @param maker makes it
	 * @return what was made
	 */
	static <T> T detached(Supplier<T> maker) {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
		try {
			return maker.get();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

}
