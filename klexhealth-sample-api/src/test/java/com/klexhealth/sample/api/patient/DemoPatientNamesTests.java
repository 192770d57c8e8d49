package com.klexhealth.sample.api.patient;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import com.klexhealth.sample.api.DataTest;

import static org.assertj.core.api.Assertions.assertThat;

@DataTest
class DemoPatientNamesTests {

	private final JdbcClient jdbc;

	@Autowired
	DemoPatientNamesTests(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Test
	void namesAreFoldedAsTheApiWouldFoldThem() {
		assertThat(this.jdbc.sql("""
				select given_name, family_name, given_name_folded, family_name_folded from patient
				""").query(PersonName.class).list()).hasSize(36)
			.allSatisfy((name) -> assertThat(name).isEqualTo(new PersonName(name.givenName(), name.familyName())));
	}

}
