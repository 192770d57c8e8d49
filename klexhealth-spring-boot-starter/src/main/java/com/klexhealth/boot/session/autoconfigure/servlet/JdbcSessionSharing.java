package com.klexhealth.boot.session.autoconfigure.servlet;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;

import com.klexhealth.boot.lock.LockedException;
import com.klexhealth.boot.lock.Violation;

/**
 * Says once, at start-up, that replicas share a database, or stops the application where
 * it lacks something for that.
 */
final class JdbcSessionSharing implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(JdbcSessionSharing.class);

	private final SharedDatabase database;

	JdbcSessionSharing(SharedDatabase database) {
		this.database = database;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try {
			this.database.transactions()
				.executeWithoutResult(
						(status) -> this.database.jdbc().queryForList("SELECT NAME FROM KLEXHEALTH_LEASE WHERE 1 = 0"));
			logger.info("Replicas on this database share sessions, their tokens, back-channel logouts and refreshes");
		}
		catch (DataAccessException ex) {
			throw new LockedException(List.of(new Violation(
					"The table KLEXHEALTH_LEASE cannot be read: " + ex.getMostSpecificCause().getMessage(),
					"the database that Spring Session keeps sessions in",
					"Replicas that share sessions share what may be done only once, too; without this table nobody can log in.",
					"Set spring.session.jdbc.initialize-schema=always, or create the table as the scripts "
							+ "classpath:com/klexhealth/boot/session/schema-postgresql.sql and schema-h2.sql do")));
		}
	}

}
