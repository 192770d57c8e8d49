package com.klexhealth.sample.api.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import com.klexhealth.sample.api.SampleApiApplication;
import com.klexhealth.sample.api.TestDatabase;

/**
 * Databases with many patients.
 */
public final class LoadedDatabase {

	private LoadedDatabase() {
	}

	/**
	 * Makes a database with nobody but the patients of the demo.
	 * @return where it is
	 */
	public static TestDatabase.Address createWithDemo() {
		TestDatabase.Address database = TestDatabase.create();
		Flyway.configure()
			.dataSource(database.url(), database.username(), "")
			.locations("classpath:db/migration",
					"classpath:db/vendor/" + ((database.isPostgres()) ? "postgresql" : "h2"), "classpath:db/demo")
			.placeholders(Map.of("api-role", database.username()))
			.load()
			.migrate();
		return database;
	}

	/**
	 * Makes a database, and loads it.
	 * @param patients how many patients it holds beside those of the demo
	 * @param prescriptions how many prescriptions they have altogether
	 * @return where it is
	 */
	public static TestDatabase.Address create(int patients, int prescriptions) {
		TestDatabase.Address database = TestDatabase.create();
		load(database, patients, prescriptions).close();
		return database;
	}

	static ConfigurableApplicationContext load(TestDatabase.Address database, int patients, int prescriptions) {
		List<String> arguments = new ArrayList<>(database.properties().stream().map("--"::concat).toList());
		arguments.add("--spring.profiles.active=" + ((database.isPostgres()) ? "postgresql,load" : "load"));
		arguments.addAll(List.of("--sample.load.patients=" + patients, "--sample.load.prescriptions=" + prescriptions,
				"--sample.load.practitioners=" + Math.max(3, patients / 200)));
		return new SpringApplicationBuilder(SampleApiApplication.class).run(arguments.toArray(String[]::new));
	}

}
