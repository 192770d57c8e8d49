package com.klexhealth.sample.api.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL, started once for all tests of a JVM, with which it ends. Each test
 * that asks gets a database of its own.
 */
public final class PostgresServer {

	/**
	 * The role that owns the databases.
	 */
	public static final String OWNER = "postgres";

	private static final EmbeddedPostgres SERVER = start();

	private static final AtomicInteger databases = new AtomicInteger();

	private PostgresServer() {
	}

	/**
	 * Makes an empty database.
	 * @return the JDBC URL of the database, without a user
	 */
	public static String createDatabase() {
		String name = "test_" + databases.incrementAndGet();
		execute("create database " + name);
		return "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
	}

	/**
	 * Makes a role that may log in and owns nothing.
	 * @return its name, which is also its password
	 */
	public static String createRole() {
		String name = "Test-Role " + databases.incrementAndGet();
		execute("create role \"" + name + "\" login password '" + name + "'");
		return name;
	}

	private static void execute(String sql) {
		try (Connection connection = SERVER.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static EmbeddedPostgres start() {
		try {
			Path directory = Files.createDirectories(Path.of("target", "postgres").toAbsolutePath());
			ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile());
			return EmbeddedPostgres.builder()
				// not a directory that all users of the machine share
				.setOverrideWorkingDirectory(directory.toFile())
				.setLocaleConfig("locale", "C.UTF-8")
				.setLocaleConfig("encoding", "UTF8")
				.setPGStartupWait(Duration.ofSeconds(60))
				.setOutputRedirector(log)
				.setErrorRedirector(log)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"PostgreSQL does not start here. As root it needs the command unshare, with user namespaces"
							+ " allowed. Its log is target/postgres/postgres.log",
					ex);
		}
	}

}
