package com.klexhealth.boot.keys;

import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * The keys that the issuer signs tokens with. They are first fetched when a token first
 * needs one, so that an application starts while the issuer is down, and are used on for
 * a while when it goes down later.
 */
public final class IssuerKeys implements JWKSource<SecurityContext>, Closeable {

	/**
	 * How many tokens with unknown key ids may wait for a fetch, each with its thread.
	 */
	static final int MAXIMUM_WAITING = 32;

	private static final Duration SOON = Duration.ofSeconds(1);

	private final KeyFetching fetching;

	private final UnknownKeyIds unknown;

	private final KeyFetches fetches;

	private final Clock clock;

	private final Semaphore waiting = new Semaphore(MAXIMUM_WAITING);

	/**
	 * Creates the keys; nothing is fetched yet.
	 * @param metadata tells where the keys are
	 * @param retriever fetches them
	 * @param fetching when to fetch them again
	 * @param algorithms names of the signature algorithms that are accepted
	 * @param clock tells the time
	 */
	public IssuerKeys(IssuerMetadata metadata, BoundedResourceRetriever retriever, KeyFetching fetching,
			Set<String> algorithms, Clock clock) {
		this(new KeySetFetcher(metadata, retriever::withOneDeadline,
				new KeySetReader(new KeyPolicy(algorithms, clock))), fetching, new BackgroundThread("klexhealth-keys"),
				clock, () -> ThreadLocalRandom.current().nextDouble());
	}

	IssuerKeys(KeySetFetcher fetcher, KeyFetching fetching, BackgroundTasks tasks, Clock clock, DoubleSupplier random) {
		this.fetching = fetching;
		this.unknown = new UnknownKeyIds(fetching);
		this.fetches = new KeyFetches(fetcher, fetching, this.unknown, tasks, clock, random);
		this.clock = clock;
	}

	/**
	 * Selects keys. A key that is held is found at once and without a lock.
	 * @param selector what a token's header asks for
	 * @param context not used
	 * @return the keys that fit, none if the issuer has no such key
	 * @throws KeysUnavailableException if that cannot be told now
	 */
	@Override
	public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeysUnavailableException {
		long arrival = this.fetches.begun();
		List<JWK> found = getHeld(selector);
		return (found != null) ? found : new Search(selector, arrival).find();
	}

	/**
	 * Returns the keys that are held, without ever fetching or waiting.
	 * @return a source that throws {@link KeyNotHeldException} where {@link #get} would
	 * have to find out
	 */
	public JWKSource<SecurityContext> held() {
		return (selector, context) -> {
			List<JWK> found = getHeld(selector);
			if (found == null) {
				throw new KeyNotHeldException();
			}
			return found;
		};
	}

	/**
	 * Selects among the keys that are held, without ever fetching or waiting.
	 * @param selector what a token's header asks for
	 * @return the keys that fit, {@code null} where {@link #get} would have to find out
	 */
	public @Nullable List<JWK> getHeld(JWKSelector selector) {
		KeyFetches.State state = this.fetches.state();
		HeldKeys held = state.held();
		boolean current = held != null && state.isCurrent(this.fetching, this.clock.instant());
		return (held != null && current) ? held.select(selector) : null;
	}

	/**
	 * Names the keys that tokens are verified with.
	 * @return a number that is another once a key was withdrawn or replaced
	 */
	public long generation() {
		HeldKeys held = this.fetches.state().held();
		return (held != null) ? held.generation() : 0;
	}

	/**
	 * Tells whether a token that was verified once need not be verified again on account
	 * of its key.
	 * @param generation what {@link #generation()} was then
	 * @param now the time
	 * @return whether it is the same, and it is not time to look for newer keys
	 */
	public boolean isCurrent(long generation, Instant now) {
		KeyFetches.State state = this.fetches.state();
		HeldKeys held = state.held();
		return held != null && held.generation() == generation && state.isCurrent(this.fetching, now);
	}

	/**
	 * Returns how many tokens with unknown key ids wait for a fetch.
	 * @return their number
	 */
	int waiting() {
		return MAXIMUM_WAITING - this.waiting.availablePermits();
	}

	boolean isFetching() {
		return this.fetches.isRunning();
	}

	@Override
	public void close() {
		this.fetches.close();
	}

	/**
	 * Looks for the key of one token, for which it may have to wait.
	 */
	private final class Search {

		private final JWKSelector selector;

		private final @Nullable String keyId;

		/** The number of the last fetch that had begun before the token was there. */
		private final long arrival;

		private final long begun = System.nanoTime();

		Search(JWKSelector selector, long arrival) {
			Set<String> keyIds = selector.getMatcher().getKeyIDs();
			this.selector = selector;
			this.keyId = (keyIds != null) ? String.join(" ", keyIds) : null;
			this.arrival = arrival;
		}

		List<JWK> find() throws KeysUnavailableException {
			HeldKeys held = current();
			List<JWK> found = held.select(this.selector);
			if (found != null || this.keyId == null) {
				return (found != null) ? found : List.of();
			}
			IssuerKeys.this.unknown.see(this.keyId, this.arrival);
			return (held.fetch() > this.arrival) ? List.of() : findAnew(this.keyId);
		}

		/*
		 * A failure is not repeated for everyone who asks, and nobody waits for an issuer
		 * that is down where there are keys to go on with.
		 */
		private HeldKeys current() throws KeysUnavailableException {
			KeyFetching fetching = IssuerKeys.this.fetching;
			KeyFetches.State state = IssuerKeys.this.fetches.state();
			Instant now = IssuerKeys.this.clock.instant();
			if (state.held() != null && state.isCurrent(fetching, now)) {
				return state.held();
			}
			if (state.failure() != null && fetching.isWithinInterval(state.failure().at(), now)) {
				throw unavailable(state.failure());
			}
			try {
				return await(IssuerKeys.this.fetches.join(state, this.keyId));
			}
			catch (KeysUnavailableException ex) {
				if (state.held() != null && state.isUsable(fetching, now)) {
					return state.held();
				}
				throw ex;
			}
		}

		/*
		 * It ends because a fetch that begins after the first one that was waited for
		 * began after the token was there.
		 */
		private List<JWK> findAnew(String keyId) throws KeysUnavailableException {
			while (true) {
				KeyFetches.State state = IssuerKeys.this.fetches.state();
				Instant now = IssuerKeys.this.clock.instant();
				if (state.failure() != null && IssuerKeys.this.fetching.isWithinInterval(state.failure().at(), now)) {
					throw unavailable(state.failure());
				}
				KeyFetch fetch = IssuerKeys.this.fetches.joinFor(keyId, this.arrival);
				if (fetch == null) {
					return refuse(keyId, state);
				}
				if (!IssuerKeys.this.waiting.tryAcquire()) {
					return refuseAtOnce(keyId, state);
				}
				List<JWK> found = awaitInTurn(fetch).select(this.selector);
				if (found != null || fetch.number() > this.arrival) {
					return (found != null) ? found : List.of();
				}
			}
		}

		private List<JWK> refuse(String keyId, KeyFetches.State state) throws KeysUnavailableException {
			Instant now = IssuerKeys.this.clock.instant();
			HeldKeys held = state.held();
			boolean fresh = held != null && state.isFresh(IssuerKeys.this.fetching, now);
			if (held != null && fresh && IssuerKeys.this.unknown.isRefused(keyId, held.fetch(), now)) {
				return List.of();
			}
			throw new KeysUnavailableException("It cannot be told yet whether the issuer has such a key", null,
					IssuerKeys.this.unknown.untilNextFetch(now));
		}

		private List<JWK> refuseAtOnce(String keyId, KeyFetches.State state) throws KeysUnavailableException {
			HeldKeys held = state.held();
			if (held != null && IssuerKeys.this.unknown.isUnknownTo(keyId, held.fetch())) {
				return List.of();
			}
			throw new KeysUnavailableException("Too many wait for the issuer's keys", null, SOON);
		}

		private HeldKeys awaitInTurn(KeyFetch fetch) throws KeysUnavailableException {
			try {
				return await(fetch);
			}
			finally {
				IssuerKeys.this.waiting.release();
			}
		}

		private HeldKeys await(KeyFetch fetch) throws KeysUnavailableException {
			boolean overdue = !fetch.result().isDone()
					&& IssuerKeys.this.fetching.isOverdue(fetch.begun(), IssuerKeys.this.clock.instant());
			long patience = (overdue) ? 0 : left();
			try {
				return fetch.result().get(patience, TimeUnit.NANOSECONDS);
			}
			catch (TimeoutException ex) {
				throw new KeysUnavailableException("The issuer's keys are not there yet", ex, SOON);
			}
			catch (ExecutionException ex) {
				KeyFetches.Failure failure = IssuerKeys.this.fetches.state().failure();
				throw (failure != null) ? unavailable(failure)
						: new KeysUnavailableException("The issuer's keys could not be fetched", ex.getCause(), SOON);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new KeysUnavailableException("Interrupted while waiting for the issuer's keys", ex, SOON);
			}
		}

		private long left() {
			return IssuerKeys.this.fetching.patience().toNanos() - (System.nanoTime() - this.begun);
		}

		private KeysUnavailableException unavailable(KeyFetches.Failure failure) {
			return new KeysUnavailableException(
					"The issuer's keys could not be fetched: " + failure.cause().getMessage(), failure.cause(),
					IssuerKeys.this.fetching.untilNextAttempt(failure.at(), IssuerKeys.this.clock.instant()));
		}

	}

}
