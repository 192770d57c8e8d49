package com.klexhealth.boot.session.autoconfigure.servlet;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;

/**
 * Says once, at start-up, that replicas share a database, or what it lacks for that.
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
			logger.error("The table KLEXHEALTH_LEASE cannot be read, and without it tokens are not refreshed and"
					+ " KlexHealth cannot end sessions. Set spring.session.jdbc.initialize-schema=always, or create it"
					+ " as the scripts classpath:com/klexhealth/boot/session/schema-*.sql do: "
					+ ex.getMostSpecificCause().getMessage());
		}
	}

}
