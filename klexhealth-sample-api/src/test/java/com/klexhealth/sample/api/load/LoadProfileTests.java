package com.klexhealth.sample.api.load;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import com.klexhealth.sample.api.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the README says to run.
 */
@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
class LoadProfileTests {

	private final TestDatabase.Address database = TestDatabase.create();

	@Test
	void theProfileLoadsAndEnds(CapturedOutput output) {
		try (ConfigurableApplicationContext context = load()) {
			assertThat(context.isActive()).isFalse();
		}
		assertThat(count("patient")).isEqualTo(36 + 50);
		assertThat(output).contains("50 patients, 400 prescriptions").contains("Loaded in ");
	}

	@Test
	void whoLoadsTwiceIsToldWhatToDo(CapturedOutput output) {
		load().close();
		assertThatExceptionOfType(LoadRefusedException.class).isThrownBy(this::load);
		assertThat(output).contains("Nothing was written")
			.contains("Give the profile \"load\" an empty database")
			.doesNotContain("\tat com.klexhealth");
		assertThat(count("patient")).isEqualTo(36 + 50);
	}

	private ConfigurableApplicationContext load() {
		return LoadedDatabase.load(this.database, 50, 400);
	}

	private long count(String table) {
		return JdbcClient.create(new DriverManagerDataSource(this.database.url(), this.database.username(), ""))
			.sql("select count(*) from " + table)
			.query(Long.class)
			.single();
	}

}
