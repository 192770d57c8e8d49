package com.klexhealth.boot.testsupport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import com.klexhealth.boot.session.Leases;

/**
 * Leases for all replicas in one process, which show what is leased.
 */
public final class OpenLeases implements Leases {

	private final Map<String, Lease> leases = new ConcurrentHashMap<>();

	@Override
	public boolean take(String name, String holder, Duration time) {
		Instant now = Clock.systemUTC().instant();
		AtomicBoolean taken = new AtomicBoolean();
		this.leases.compute(name, (key, lease) -> {
			if (lease != null && lease.end().isAfter(now)) {
				return lease;
			}
			taken.set(true);
			return new Lease(holder, now.plus(time));
		});
		return taken.get();
	}

	@Override
	public void release(String name, String holder) {
		this.leases.computeIfPresent(name, (key, lease) -> (lease.holder().equals(holder)) ? null : lease);
	}

	@Override
	public @Nullable String holder(String name) {
		Lease lease = this.leases.get(name);
		return (lease != null && lease.end().isAfter(Clock.systemUTC().instant())) ? lease.holder() : null;
	}

	/**
	 * Returns what is leased.
	 * @return the names
	 */
	public Iterable<String> names() {
		return this.leases.keySet();
	}

	private record Lease(String holder, Instant end) {

	}

}
