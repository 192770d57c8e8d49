package com.klexhealth.sample.api;

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
		if ("postgresql".equals(System.getProperty("test.database"))) {
			TestPropertyValues
				.of("spring.datasource.url=" + PostgresServer.createDatabase(),
						"spring.datasource.username=" + PostgresServer.OWNER)
				.applyTo(context);
		}
		else {
			TestPropertyValues
				.of("spring.datasource.url=jdbc:h2:mem:%s;MODE=PostgreSQL;DB_CLOSE_DELAY=-1"
					.formatted(UUID.randomUUID()))
				.applyTo(context);
		}
	}

}
