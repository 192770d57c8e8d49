package com.klexhealth.sandbox.storage;

import java.nio.file.Path;
import java.util.UUID;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.klexhealth.sandbox.SandboxProperties;
import com.klexhealth.sandbox.startup.StartRefusedException;

/**
 * Puts the data into the configured file, or else into memory.
 */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

	@Bean
	H2ConnectionDetails h2ConnectionDetails(SandboxProperties properties) {
		Path file = properties.getFile();
		return new H2ConnectionDetails((file != null) ? inFile(file) : inMemory());
	}

	private static String inMemory() {
		return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
	}

	private static String inFile(Path file) {
		String path = file.toAbsolutePath().normalize().toString();
		if (path.indexOf(';') != -1) {
			throw new StartRefusedException("klexhealth.sandbox.file is " + path + ", which has a semicolon in it.",
					"Choose a path without a semicolon.");
		}
		return "jdbc:h2:file:" + path + ";TRACE_LEVEL_FILE=0";
	}

	record H2ConnectionDetails(String jdbcUrl) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.jdbcUrl;
		}

		@Override
		public String getUsername() {
			return "sandbox";
		}

		@Override
		public String getPassword() {
			return "";
		}

	}

}
