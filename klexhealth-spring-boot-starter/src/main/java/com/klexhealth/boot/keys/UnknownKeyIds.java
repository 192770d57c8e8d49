package com.klexhealth.boot.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides what tokens may cost that name a key which is not held, and what becomes of
 * them.
 * <p>
 * Such a token is either worthless or signed with a key that is newer than the keys held;
 * only a fetch tells. Anyone can send such tokens, so that there is at most one fetch per
 * interval on their behalf, however many they are. Whoever cannot have a fetch is
 * answered by what is likely:
 * <ul>
 * <li>A key id that a fetch did not bring though it was asked for before the fetch began
 * is not one of the issuer's: refused.</li>
 * <li>Another one is most likely worthless too, as new keys are rare: refused, if such
 * tokens are few.</li>
 * <li>If it comes again, it may be that of a new key, which all tokens have from now on:
 * it cannot be told until the next fetch.</li>
 * <li>If they are many, somebody is at it, or the issuer has begun to use a new key. A
 * token that is good must not be called bad then: it cannot be told until the next
 * fetch.</li>
 * </ul>
 */
final class UnknownKeyIds {

	/** How many key ids are remembered. */
	static final int CAPACITY = 1000;

	/** How many tokens with key ids that nobody asked for before are few. */
	static final int FEW = 10;

	/** How many tokens with key ids that are known not to exist are few. */
	static final int MANY = 100;

	private static final int MAXIMUM_LENGTH = 256;

	private final KeyFetching fetching;

	private final Map<String, Long> firstSeen = new Recent<>();

	/** Key ids that were called bad though it could not be told. */
	private final Map<String, Boolean> guessed = new Recent<>();

	private final Sightings undecided;

	private final Sightings refused;

	private Instant lastFetch = Instant.MIN;

	UnknownKeyIds(KeyFetching fetching) {
		this.fetching = fetching;
		this.undecided = new Sightings(fetching.minimumRefetchInterval());
		this.refused = new Sightings(fetching.minimumRefetchInterval());
	}

	/**
	 * Notes that a token named a key which is not held.
	 * @param keyId the key id
	 * @param fetch the number of the last fetch that had begun by then
	 */
	synchronized void see(String keyId, long fetch) {
		if (keyId.length() <= MAXIMUM_LENGTH) {
			this.firstSeen.putIfAbsent(keyId, fetch);
		}
	}

	/**
	 * Takes the one fetch that there is per interval.
	 * @param now the time
	 * @return whether it was still there
	 */
	synchronized boolean takeFetch(Instant now) {
		if (this.fetching.isWithinInterval(this.lastFetch, now)) {
			return false;
		}
		this.lastFetch = now;
		return true;
	}

	/**
	 * Tells whether a key id is refused without a fetch.
	 * @param keyId the key id
	 * @param fetch the number of the fetch that brought the keys held
	 * @param now the time
	 * @return whether it is, or else cannot be told
	 */
	synchronized boolean isRefused(String keyId, long fetch, Instant now) {
		if (isUnknownTo(keyId, fetch)) {
			this.refused.count(now);
			return true;
		}
		// a bad key id comes once, that of a new key again and again
		boolean again = keyId.length() <= MAXIMUM_LENGTH && this.guessed.put(keyId, true) != null;
		return this.undecided.count(now) <= FEW && !again && this.refused.number(now) <= MANY;
	}

	/**
	 * Returns how long it is until the next fetch.
	 * @param now the time
	 * @return how long
	 */
	synchronized Duration untilNextFetch(Instant now) {
		return this.fetching.untilNextAttempt(this.lastFetch, now);
	}

	/**
	 * Tells whether a fetch did not bring a key though it was asked for before.
	 * @param keyId the key id
	 * @param fetch the number of the fetch
	 * @return whether it is not one of the issuer's
	 */
	synchronized boolean isUnknownTo(String keyId, long fetch) {
		Long seen = this.firstSeen.get(keyId);
		return seen != null && seen < fetch;
	}

	/**
	 * Forgets what was not asked for longest.
	 */
	@SuppressWarnings("serial")
	private static final class Recent<V> extends LinkedHashMap<String, V> {

		private Recent() {
			super(16, 0.75f, true);
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
			return size() > CAPACITY;
		}

	}

	/**
	 * Counts tokens in the present interval and in the one before.
	 */
	private static final class Sightings {

		private final Duration interval;

		private Instant begun = Instant.MIN;

		private int present;

		private int previous;

		private Sightings(Duration interval) {
			this.interval = interval;
		}

		private int count(Instant now) {
			move(now);
			this.present++;
			return this.present + this.previous;
		}

		private int number(Instant now) {
			move(now);
			return this.present + this.previous;
		}

		private void move(Instant now) {
			Duration age = Duration.between(this.begun, now);
			if (!age.isNegative() && age.compareTo(this.interval) < 0) {
				return;
			}
			boolean next = !age.isNegative() && age.compareTo(this.interval.multipliedBy(2)) < 0;
			this.previous = (next) ? this.present : 0;
			this.present = 0;
			this.begun = now;
		}

	}

}
