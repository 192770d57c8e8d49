package com.klexhealth.boot.session.autoconfigure.servlet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.jdbc.init.PlatformPlaceholderDatabaseDriverResolver;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionProperties;
import org.springframework.boot.sql.init.DatabaseInitializationSettings;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.util.StringUtils;

/**
 * Creates what the starter needs beside Spring Session's tables, when Spring Boot creates
 * those.
 */
final class LeaseSchemaInitializer extends DataSourceScriptDatabaseInitializer {

	static final String LOCATION = "com/klexhealth/boot/session/schema-@@platform@@.sql";

	private final String sessionTable;

	LeaseSchemaInitializer(DataSource dataSource, JdbcSessionProperties properties) {
		super(dataSource, settings(dataSource, properties));
		this.sessionTable = properties.getTableName();
	}

	private static DatabaseInitializationSettings settings(DataSource dataSource, JdbcSessionProperties properties) {
		DatabaseInitializationSettings settings = new DatabaseInitializationSettings();
		settings.setMode(properties.getInitializeSchema());
		settings.setContinueOnError(properties.isContinueOnError());
		// where there is none for a database, the start-up log says so
		String location = "optional:classpath:" + LOCATION;
		settings.setSchemaLocations((StringUtils.hasText(properties.getPlatform()))
				? List.of(location.replace("@@platform@@", properties.getPlatform()))
				: new PlatformPlaceholderDatabaseDriverResolver().resolveAll(dataSource, location));
		return settings;
	}

	@Override
	protected void runScripts(Scripts scripts) {
		List<Resource> own = new ArrayList<>();
		scripts.forEach((script) -> own.add(forSessionTable(script)));
		super.runScripts(new Scripts(own).continueOnError(scripts.isContinueOnError())
			.separator(scripts.getSeparator())
			.encoding(StandardCharsets.UTF_8));
	}

	private Resource forSessionTable(Resource script) {
		try {
			return new ByteArrayResource(script.getContentAsString(StandardCharsets.UTF_8)
				.replace(JdbcIndexedSessionRepository.DEFAULT_TABLE_NAME, this.sessionTable)
				.getBytes(StandardCharsets.UTF_8), script.getDescription());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
