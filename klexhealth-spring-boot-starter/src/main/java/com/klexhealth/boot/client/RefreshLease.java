package com.klexhealth.boot.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.klexhealth.boot.session.Leases;

/**
 * Keeps replicas from refreshing the tokens of one session at the same time. Nothing is
 * held open while a replica waits or refreshes: no transaction and no connection. Where a
 * replica ends before it gives the lease back, the others wait until the lease has ended.
 */
final class RefreshLease {

	private static final Log logger = LogFactory.getLog(RefreshLease.class);

	private static final Duration PAUSE = Duration.ofMillis(75);

	private final Leases leases;

	private final Duration time;

	/**
	 * Creates the lease.
	 * @param leases what it is taken from
	 * @param time how long a refresh can take, storing the tokens included
	 */
	RefreshLease(Leases leases, Duration time) {
		this.leases = leases;
		this.time = time;
	}

	/**
	 * Does something while no other replica does the same for the session.
	 * @param <T> what comes out of it
	 * @param sessionId the id of the session
	 * @param meanwhile looks for what came out of it where another replica has done it,
	 * {@code null} if none has yet
	 * @param work what to do otherwise
	 * @return what came out of it, here or there
	 * @throws TimeoutException if another replica takes longer than it can
	 * @throws InterruptedException if the wait is interrupted
	 */
	<T> T hold(String sessionId, Supplier<@Nullable T> meanwhile, Supplier<T> work)
			throws TimeoutException, InterruptedException {
		String name = name(sessionId);
		String holder = UUID.randomUUID().toString();
		// a lease of which the holder is gone ends within that time
		long deadline = System.nanoTime() + this.time.plus(PAUSE.multipliedBy(2)).toNanos();
		while (!this.leases.take(name, holder, this.time)) {
			if (System.nanoTime() - deadline > 0) {
				throw new TimeoutException("Another replica holds the lease");
			}
			TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
			T done = meanwhile.get();
			if (done != null) {
				return done;
			}
		}
		try {
			return work.get();
		}
		finally {
			release(name, holder);
		}
	}

	/**
	 * Does something unless this or another replica is refreshing the tokens of the
	 * session.
	 * @param sessionId the id of the session
	 * @param work what to do
	 */
	void holdIfFree(String sessionId, Runnable work) {
		String name = name(sessionId);
		String holder = UUID.randomUUID().toString();
		if (!this.leases.take(name, holder, this.time)) {
			return;
		}
		try {
			work.run();
		}
		finally {
			release(name, holder);
		}
	}

	private void release(String name, String holder) {
		try {
			this.leases.release(name, holder);
		}
		catch (RuntimeException ex) {
			// it ends by itself, and what was done under it is done
			logger.warn("A lease could not be given back: " + ex.getClass().getName());
			logger.debug("A lease could not be given back", ex);
		}
	}

	/*
	 * Whoever can read the leases must not learn the ids of sessions from them.
	 */
	private static String name(String sessionId) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
			return "refresh:" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
