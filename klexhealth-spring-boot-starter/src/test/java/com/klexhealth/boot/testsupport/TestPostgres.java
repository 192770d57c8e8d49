package com.klexhealth.boot.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A real PostgreSQL, started once for all tests of a JVM, with a new database for each
 * who asks.
 */
public final class TestPostgres {

	private static final String USER = "postgres";

	private static final EmbeddedPostgres SERVER = start();

	private static final AtomicInteger databases = new AtomicInteger();

	private TestPostgres() {
	}

	/**
	 * Creates an empty database.
	 * @return the database
	 */
	public static DataSource emptyDatabase() {
		String name = "test_" + databases.incrementAndGet();
		new JdbcTemplate(SERVER.getPostgresDatabase()).execute("CREATE DATABASE " + name);
		return SERVER.getDatabase(USER, name);
	}

	/**
	 * Creates a database with Spring Session's tables and ours.
	 * @return the database
	 */
	public static DataSource sessionDatabase() {
		DataSource database = emptyDatabase();
		new ResourceDatabasePopulator(new ClassPathResource("org/springframework/session/jdbc/schema-postgresql.sql"),
				new ClassPathResource("com/klexhealth/boot/session/schema-postgresql.sql"))
			.execute(database);
		return database;
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
			throw new UncheckedIOException(ex);
		}
	}

}
