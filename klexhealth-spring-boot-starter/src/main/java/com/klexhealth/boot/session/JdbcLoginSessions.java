package com.klexhealth.boot.session;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sessions of Spring Session's tables. They are their own registry: a session is found by
 * the name of an attribute that marks it, which is written and goes together with it.
 */
public final class JdbcLoginSessions implements LoginSessions {

	private final JdbcOperations jdbc;

	private final TransactionOperations transactions;

	private final String tableName;

	/**
	 * Creates the sessions.
	 * @param jdbc the database
	 * @param transactions transactions of their own
	 * @param tableName the name of Spring Session's table
	 */
	public JdbcLoginSessions(JdbcOperations jdbc, TransactionOperations transactions, String tableName) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.tableName = tableName;
	}

	@Override
	public int end(Logout logout) {
		Set<String> markers = logout.markers();
		String anyOfThem = String.join(", ", Collections.nCopies(markers.size(), "?"));
		String delete = """
				DELETE FROM %1$s WHERE PRIMARY_ID IN (
				SELECT SESSION_PRIMARY_ID FROM %1$s_ATTRIBUTES WHERE ATTRIBUTE_NAME IN (%2$s))"""
			.formatted(this.tableName, anyOfThem);
		return Objects
			.requireNonNull(this.transactions.execute((status) -> this.jdbc.update(delete, markers.toArray())));
	}

}
