package com.klexhealth.boot.keys;

import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;

import com.nimbusds.jose.jwk.JWK;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the keys in the background, one fetch at a time, ahead of time and again after
 * a failure, and holds what the last good fetch brought.
 */
final class KeyFetches implements Closeable {

	private static final Log logger = LogFactory.getLog(KeyFetches.class);

	private final KeySetFetcher fetcher;

	private final KeyFetching fetching;

	private final UnknownKeyIds unknown;

	private final BackgroundTasks tasks;

	private final Clock clock;

	private final DoubleSupplier random;

	private volatile State state = new State(null, null);

	private volatile long begun;

	private @Nullable KeyFetch running;

	private @Nullable KeyFetch last;

	KeyFetches(KeySetFetcher fetcher, KeyFetching fetching, UnknownKeyIds unknown, BackgroundTasks tasks, Clock clock,
			DoubleSupplier random) {
		this.fetcher = fetcher;
		this.fetching = fetching;
		this.unknown = unknown;
		this.tasks = tasks;
		this.clock = clock;
		this.random = random;
	}

	/**
	 * Returns what the fetches that have ended left behind.
	 * @return keys, a failure, both or neither
	 */
	State state() {
		return this.state;
	}

	/**
	 * Returns how many fetches have begun. A fetch with a greater number begins later,
	 * and so brings whatever is published by now.
	 * @return the number of the last one
	 */
	long begun() {
		return this.begun;
	}

	synchronized boolean isRunning() {
		return this.running != null;
	}

	/**
	 * Returns a fetch to wait for, for whoever cannot go on without.
	 * @param seen what whoever asks has seen
	 * @param keyId the key id that is looked for, if any
	 * @return the fetch that is under way, or ended since, or else a new one
	 */
	synchronized KeyFetch join(State seen, @Nullable String keyId) {
		if (this.running != null) {
			return this.running;
		}
		return (this.last != null && this.state != seen) ? this.last : begin(keyId);
	}

	/**
	 * Returns a fetch to wait for, for whoever looks for a key that is not held.
	 * @param seen the number of the last fetch that had begun when it was first looked
	 * for
	 * @param keyId the key id that is looked for
	 * @return the fetch that is under way, or began and ended since, or else a new one if
	 * there may be one
	 */
	synchronized @Nullable KeyFetch joinFor(String keyId, long seen) {
		if (this.running != null) {
			return this.running;
		}
		if (this.last != null && this.last.number() > seen) {
			return this.last;
		}
		return (this.unknown.takeFetch(this.clock.instant())) ? begin(keyId) : null;
	}

	@Override
	public void close() {
		this.tasks.close();
	}

	private KeyFetch begin(@Nullable String keyId) {
		KeyFetch fetch = new KeyFetch(this.begun + 1, this.clock.instant(), keyId, new CompletableFuture<>());
		this.begun = fetch.number();
		this.running = fetch;
		try {
			this.tasks.schedule(() -> run(fetch), Duration.ZERO);
		}
		catch (RejectedExecutionException ex) {
			fail(fetch, ex);
		}
		return fetch;
	}

	private void run(KeyFetch fetch) {
		List<JWK> keys;
		try {
			keys = this.fetcher.fetch();
		}
		// whatever it is, whoever waits has to be told
		catch (Throwable ex) {
			fail(fetch, ex);
			return;
		}
		succeed(fetch, keys);
		this.fetcher.renewMetadata();
	}

	private void succeed(KeyFetch fetch, List<JWK> keys) {
		HeldKeys held;
		synchronized (this) {
			held = HeldKeys.after(this.state.held(), keys, fetch.number(), fetch.begun());
			if (this.state.failure() != null) {
				logger.info("The issuer's keys could be fetched again");
			}
			end(fetch, new State(held, null));
			if (fetch.keyId() != null && !held.knows(fetch.keyId())) {
				this.unknown.takeFetch(fetch.begun());
			}
			if (this.fetching.refreshAhead()) {
				later(this.fetching.refreshDelay(this.random.getAsDouble()));
			}
		}
		fetch.result().complete(held);
	}

	private void fail(KeyFetch fetch, Throwable cause) {
		synchronized (this) {
			State before = this.state;
			Instant now = this.clock.instant();
			end(fetch, new State(before.held(), new Failure(now, cause)));
			report(before, now, cause);
			if (before.isUsable(this.fetching, now)) {
				later(this.fetching.retryDelay(this.random.getAsDouble()));
			}
		}
		fetch.result().completeExceptionally(cause);
	}

	private void end(KeyFetch fetch, State state) {
		this.state = state;
		this.last = fetch;
		this.running = null;
	}

	/*
	 * Whatever happens until then makes it needless, as it has its own consequences.
	 */
	private void later(Duration delay) {
		State planned = this.state;
		try {
			this.tasks.schedule(() -> beginIfStill(planned), delay);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The application ends", ex);
		}
	}

	private synchronized void beginIfStill(State planned) {
		if (this.running == null && this.state == planned) {
			begin(null);
		}
	}

	private void report(State before, Instant now, Throwable cause) {
		HeldKeys held = before.held();
		String message = "The issuer's keys could not be fetched: "
				+ ((cause.getMessage() != null) ? cause.getMessage() : cause);
		if (before.failure() != null) {
			logger.debug(message, cause);
		}
		else if (held != null && before.isUsable(this.fetching, now)) {
			Duration age = Duration.between(held.begun(), now);
			Instant end = held.begun().plus(this.fetching.timeToLive()).plus(this.fetching.outageTolerance());
			logger.warn("%s. Those fetched %d s ago are used until %s".formatted(message, age.toSeconds(), end));
		}
		else {
			logger.warn(message + ". None are held, so that no token can be checked");
		}
	}

	/**
	 * What the fetches that have ended left behind.
	 *
	 * @param held the keys of the last good fetch, if there was one
	 * @param failure how the last fetch failed, if it did
	 */
	record State(@Nullable HeldKeys held, @Nullable Failure failure) {

		boolean isFresh(KeyFetching fetching, Instant now) {
			return this.held != null && fetching.isFresh(this.held.begun(), now);
		}

		boolean isUsable(KeyFetching fetching, Instant now) {
			return this.held != null && fetching.isUsable(this.held.begun(), now);
		}

		/**
		 * Tells whether tokens are checked with the keys held, and nothing is waited for.
		 * @param fetching when keys are fetched again
		 * @param now the time
		 * @return whether they are fresh, or fresh ones cannot be had
		 */
		boolean isCurrent(KeyFetching fetching, Instant now) {
			return isFresh(fetching, now) || (this.failure != null && isUsable(fetching, now));
		}

	}

	/**
	 * A fetch that failed.
	 *
	 * @param at when it did
	 * @param cause how it did
	 */
	record Failure(Instant at, Throwable cause) {

	}

}
