package com.klexhealth.boot.session;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Gives a name to one holder at a time, among all replicas that share a database or, if
 * none is shared, within this one. What must not be done twice at once takes a lease and
 * releases it; what must not be done twice at all takes one and keeps it.
 */
public interface Leases {

	/**
	 * Takes a lease.
	 * @param name what is leased, at most 100 characters
	 * @param holder who takes it, at most 36 characters
	 * @param time when it ends unless it is released before
	 * @return whether it was free; it is not free for its holder either
	 */
	boolean take(String name, String holder, Duration time);

	/**
	 * Gives a lease back. Nothing happens if it is not the holder's any more.
	 * @param name what is leased
	 * @param holder who took it
	 */
	void release(String name, String holder);

	/**
	 * Tells who holds a lease.
	 * @param name what is leased
	 * @return who took it, {@code null} if it is free
	 */
	@Nullable String holder(String name);

}
