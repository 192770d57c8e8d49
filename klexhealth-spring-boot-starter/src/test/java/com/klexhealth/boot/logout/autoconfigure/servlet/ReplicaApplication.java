package com.klexhealth.boot.logout.autoconfigure.servlet;

import javax.sql.DataSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import com.klexhealth.boot.testsupport.TestPostgres;

/**
 * A {@link LogoutApplication} that shares a database with others of its kind.
 */
@SpringBootConfiguration
@Import(LogoutApplication.class)
class ReplicaApplication {

	private static final DataSource database = TestPostgres.emptyDatabase();

	@Bean
	DataSource dataSource() {
		return database;
	}

}
