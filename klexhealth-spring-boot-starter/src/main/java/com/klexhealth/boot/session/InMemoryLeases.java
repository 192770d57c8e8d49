package com.klexhealth.boot.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.jspecify.annotations.Nullable;

/**
 * Leases among the threads of one replica. There are as many as are taken within their
 * time, and never more than a bound; beyond it some end early.
 */
public final class InMemoryLeases implements Leases {

	private static final long MAXIMUM_SIZE = 100_000;

	private final Cache<String, Lease> leases;

	private final Clock clock;

	/**
	 * Creates the leases.
	 * @param clock tells the time
	 */
	public InMemoryLeases(Clock clock) {
		this(clock, MAXIMUM_SIZE);
	}

	InMemoryLeases(Clock clock, long maximumSize) {
		this.clock = clock;
		this.leases = Caffeine.newBuilder()
			.maximumSize(maximumSize)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.expireAfter(Expiry.<String, Lease>writing((name, lease) -> Duration.between(clock.instant(), lease.end())))
			.build();
	}

	@Override
	public boolean take(String name, String holder, Duration time) {
		Instant now = this.clock.instant();
		Lease wanted = new Lease(holder, now.plus(time));
		// by identity: the same holder may have taken an equal one
		return this.leases.asMap()
			.compute(name, (unused, held) -> (held != null && held.lasts(now)) ? held : wanted) == wanted;
	}

	@Override
	public void release(String name, String holder) {
		this.leases.asMap().computeIfPresent(name, (unused, held) -> (held.holder().equals(holder)) ? null : held);
	}

	@Override
	public @Nullable String holder(String name) {
		Lease held = this.leases.getIfPresent(name);
		return (held != null && held.lasts(this.clock.instant())) ? held.holder() : null;
	}

	long size() {
		this.leases.cleanUp();
		return this.leases.estimatedSize();
	}

	/**
	 * Who holds a lease, and until when.
	 */
	private record Lease(String holder, Instant end) {

		boolean lasts(Instant now) {
			return this.end.isAfter(now);
		}

	}

}
