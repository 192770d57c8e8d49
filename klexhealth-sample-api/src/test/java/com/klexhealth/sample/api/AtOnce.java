package com.klexhealth.sample.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Lets many do something at the same time.
 */
public final class AtOnce {

	private AtOnce() {
	}

	/**
	 * Do something as many, none of them before all are ready.
	 * @param <T> what comes of it
	 * @param many how many
	 * @param what what each of them does
	 * @return what came of it
	 * @throws Exception what the first of them failed with
	 */
	public static <T> List<T> run(int many, IntFunction<Callable<T>> what) throws Exception {
		CyclicBarrier ready = new CyclicBarrier(many);
		ExecutorService threads = Executors.newFixedThreadPool(many);
		try {
			List<Future<T>> futures = new ArrayList<>();
			for (int i = 0; i < many; i++) {
				Callable<T> each = what.apply(i);
				futures.add(threads.submit(() -> {
					ready.await(30, TimeUnit.SECONDS);
					return each.call();
				}));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> future : futures) {
				results.add(future.get(2, TimeUnit.MINUTES));
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
