package com.klexhealth.sample.api;

import java.util.List;
import java.util.UUID;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

import com.klexhealth.sample.api.postgresql.PostgresServer;

/**
 * Gives each context a database of its own: H2, or PostgreSQL in the build's second turn,
 * which sets the system property {@code test.database} to {@code postgresql}.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of(create().properties()).applyTo(context);
	}

	/**
	 * Makes an empty database.
	 * @return where it is
	 */
	public static Address create() {
		if ("postgresql".equals(System.getProperty("test.database"))) {
			return new Address(PostgresServer.createDatabase(), PostgresServer.OWNER);
		}
		return new Address("jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()), "sa");
	}

	/**
	 * Where a database is.
	 *
	 * @param url its JDBC URL
	 * @param username who may do everything there, without a password
	 */
	public record Address(String url, String username) {

		/**
		 * Returns the same for an application.
		 * @return its properties
		 */
		public List<String> properties() {
			return List.of("spring.datasource.url=" + this.url, "spring.datasource.username=" + this.username);
		}

		/**
		 * Tells which kind it is.
		 * @return whether it is a PostgreSQL
		 */
		public boolean isPostgres() {
			return this.url.startsWith("jdbc:postgresql:");
		}

	}

}
