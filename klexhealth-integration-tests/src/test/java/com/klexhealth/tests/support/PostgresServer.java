package com.klexhealth.tests.support;

import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL, started once for all tests. It ends with the JVM.
 */
public final class PostgresServer {

	private static @Nullable EmbeddedPostgres running;

	private PostgresServer() {
	}

	/**
	 * Makes an empty database.
	 * @param name its name
	 * @return the JDBC URL of the database
	 */
	public static String createDatabase(String name) {
		try (Connection connection = server().getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE " + name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return server().getJdbcUrl("postgres", name);
	}

	private static synchronized EmbeddedPostgres server() {
		EmbeddedPostgres server = running;
		if (server == null) {
			server = start();
			running = server;
		}
		return server;
	}

	private static EmbeddedPostgres start() {
		File log = WorkDirectory.file("postgres.log").toFile();
		try {
			return EmbeddedPostgres.builder()
				.setOverrideWorkingDirectory(WorkDirectory.directory("postgres").toFile())
				.setLocaleConfig("locale", "C.UTF-8")
				.setLocaleConfig("encoding", "UTF8")
				.setPGStartupWait(Duration.ofSeconds(60))
				.setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
				.setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
				.start();
		}
		catch (IOException | RuntimeException ex) {
			throw new IllegalStateException("PostgreSQL does not start here. As root it needs the command unshare,"
					+ " with user namespaces allowed. Its log is " + log, ex);
		}
	}

}
