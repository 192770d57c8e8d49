package com.klexhealth.boot.session;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SingleColumnRowMapper;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Leases among all replicas that share a database, each a row of the table
 * {@code KLEXHEALTH_LEASE}. No connection is held for longer than a statement takes, so
 * that a lease can last while a provider is waited for.
 * <p>
 * Each replica goes by its own clock: what a lease protects has to end well before it.
 */
public final class JdbcLeases implements Leases {

	private static final Log logger = LogFactory.getLog(JdbcLeases.class);

	private static final String TAKE_EXPIRED = """
			UPDATE KLEXHEALTH_LEASE SET HOLDER = ?, EXPIRES_AT = ? WHERE NAME = ? AND EXPIRES_AT <= ?""";

	/*
	 * The condition spares the database the error in its log that a taken name would
	 * otherwise be each time somebody waits for it.
	 */
	private static final String TAKE_NEW = """
			INSERT INTO KLEXHEALTH_LEASE (NAME, HOLDER, EXPIRES_AT)
			SELECT CAST(? AS VARCHAR(100)), CAST(? AS VARCHAR(36)), CAST(? AS BIGINT)
			WHERE NOT EXISTS (SELECT 1 FROM KLEXHEALTH_LEASE WHERE NAME = ?)""";

	private static final String RELEASE = """
			DELETE FROM KLEXHEALTH_LEASE WHERE NAME = ? AND HOLDER = ?""";

	private static final String HOLDER = """
			SELECT HOLDER FROM KLEXHEALTH_LEASE WHERE NAME = ? AND EXPIRES_AT > ?""";

	private static final String PURGE = """
			DELETE FROM KLEXHEALTH_LEASE WHERE EXPIRES_AT <= ?""";

	private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);

	private final JdbcOperations jdbc;

	private final TransactionOperations transactions;

	private final Clock clock;

	private final AtomicLong nextPurge;

	/**
	 * Creates the leases.
	 * @param jdbc the database
	 * @param transactions transactions of their own, which do not take part in one that
	 * is under way: a lease counts for others at once, and one that is not free must not
	 * end what a caller does
	 * @param clock tells the time
	 */
	public JdbcLeases(JdbcOperations jdbc, TransactionOperations transactions, Clock clock) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
		this.nextPurge = new AtomicLong(clock.millis() + BETWEEN_PURGES.toMillis());
	}

	@Override
	public boolean take(String name, String holder, Duration time) {
		long now = this.clock.millis();
		purge(now);
		long end = now + time.toMillis();
		try {
			return Boolean.TRUE
				.equals(this.transactions.execute((status) -> this.jdbc.update(TAKE_EXPIRED, holder, end, name, now) > 0
						|| this.jdbc.update(TAKE_NEW, name, holder, end, name) > 0));
		}
		catch (DuplicateKeyException ex) {
			// another was faster
			return false;
		}
	}

	@Override
	public void release(String name, String holder) {
		this.transactions.executeWithoutResult((status) -> this.jdbc.update(RELEASE, name, holder));
	}

	@Override
	public @Nullable String holder(String name) {
		List<String> holders = this.transactions.execute((status) -> this.jdbc.query(HOLDER,
				new SingleColumnRowMapper<>(String.class), name, this.clock.millis()));
		return (holders != null && !holders.isEmpty()) ? holders.get(0) : null;
	}

	/*
	 * Now and then only, and nobody's lease fails because of it.
	 */
	private void purge(long now) {
		long due = this.nextPurge.get();
		if (now < due || !this.nextPurge.compareAndSet(due, now + BETWEEN_PURGES.toMillis())) {
			return;
		}
		try {
			this.transactions.executeWithoutResult((status) -> this.jdbc.update(PURGE, now));
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("Leases that are over could not be purged", ex);
		}
	}

}
