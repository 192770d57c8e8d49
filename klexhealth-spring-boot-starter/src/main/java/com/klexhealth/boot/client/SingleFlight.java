package com.klexhealth.boot.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Has one caller do what several want done at once. The others wait for what comes out of
 * it, a failure included.
 *
 * @param <T> what comes out of it
 */
final class SingleFlight<T> {

	private final ConcurrentMap<String, CompletableFuture<T>> flights = new ConcurrentHashMap<>();

	private final Duration patience;

	/**
	 * Creates the flights.
	 * @param patience how long to wait for somebody else
	 */
	SingleFlight(Duration patience) {
		this.patience = patience;
	}

	/**
	 * Does the work, or waits for whoever is doing it.
	 * @param key what callers have in common who want the same done
	 * @param work what is done by the first of them
	 * @return what came out of it
	 * @throws TimeoutException if somebody else takes too long
	 * @throws InterruptedException if the wait is interrupted
	 */
	T join(String key, Supplier<T> work) throws TimeoutException, InterruptedException {
		CompletableFuture<T> mine = new CompletableFuture<>();
		CompletableFuture<T> others = this.flights.putIfAbsent(key, mine);
		return (others != null) ? await(others) : lead(key, mine, work);
	}

	private T lead(String key, CompletableFuture<T> mine, Supplier<T> work) {
		try {
			T result = work.get();
			mine.complete(result);
			return result;
		}
		catch (RuntimeException | Error ex) {
			mine.completeExceptionally(ex);
			throw ex;
		}
		finally {
			this.flights.remove(key, mine);
		}
	}

	private T await(CompletableFuture<T> others) throws TimeoutException, InterruptedException {
		try {
			return others.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException(ex.getCause());
		}
	}

}
