package com.klexhealth.sample.api.postgresql;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The profile {@code postgresql} as it is meant to be used: the tables belong to one
 * role, and the API logs in as another.
 */
@Tag("postgresql")
@SpringBootTest
@ActiveProfiles("postgresql")
@ContextConfiguration(initializers = PostgresProfileTests.TwoRoles.class)
class PostgresProfileTests {

	private final JdbcClient api;

	private final JdbcClient owner;

	private final UUID patient = UUID.randomUUID();

	private final UUID prescription = UUID.randomUUID();

	@Autowired
	PostgresProfileTests(JdbcClient api, TwoRoles.OwnersUrl owner) {
		this.api = api;
		this.owner = JdbcClient.create(new DriverManagerDataSource(owner.url(), PostgresServer.OWNER, ""));
	}

	@BeforeEach
	void somethingIsRecorded() {
		this.api.sql("""
				insert into patient (id, version, given_name, family_name, given_name_folded, family_name_folded,
					birth_date, gender, insurer, insurance_number)
				values (:id, 1, 'Max', 'Muster', 'max', 'muster', date '1964-08-12', 'MALE', 'BARMER', 'T220001291')
				""").param("id", this.patient).update();
		this.api.sql("""
				insert into prescription (id, version, patient_id, status, remedy, icd10_code, diagnosis, sessions,
					frequency, prescriber, issued_on, start_by)
				values (:id, 1, :patient, 'ACTIVE', 'KG', 'M54.5', 'Kreuzschmerz', 6, '1×', 'Dr. Weber',
					date '2026-10-05', date '2026-11-02')
				""").param("id", this.prescription).param("patient", this.patient).update();
		this.api.sql("""
				insert into prescription_change (prescription_id, version, kind, changed_by, changed_at, remedy,
					icd10_code, diagnosis, sessions, frequency, prescriber, issued_on, start_by)
				select id, version, 'ISSUED', 'weber', now(), remedy, icd10_code, diagnosis, sessions, frequency,
					prescriber, issued_on, start_by
				from prescription where id = :id
				""").param("id", this.prescription).update();
		this.api.sql("""
				insert into access_record (occurred_at, subject, action, patient_id, outcome)
				values (now(), 'weber', 'READ_PATIENT', :patient, 'ALLOWED')
				""").param("patient", this.patient).update();
	}

	@Test
	void thePatientsOfTheDemoAreNotThere() {
		assertThat(this.api.sql("select count(*) from patient where subject is not null").query(Long.class).single())
			.isZero();
	}

	@Test
	void theApiIsNotTheOwner() {
		assertThat(this.api.sql("select current_user").query(String.class).single()).isNotEqualTo(PostgresServer.OWNER);
		assertThat(this.owner.sql("select distinct tableowner from pg_tables where schemaname = 'public'")
			.query(String.class)
			.list()).containsExactly(PostgresServer.OWNER);
	}

	@ParameterizedTest
	@CsvSource({ "statement_timeout,10s", "lock_timeout,3s", "idle_in_transaction_session_timeout,30s" })
	void nothingIsWaitedForForLong(String setting, String value) {
		assertThat(
				this.api.sql("select current_setting(:setting)").param("setting", setting).query(String.class).single())
			.isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "update access_record set subject = 'somebody else'", "delete from access_record",
			"truncate access_record", "update prescription_change set reason = 'another'",
			"delete from prescription_change", "truncate prescription_change" })
	void notEvenTheOwnerChangesWhatWasRecorded(String change) {
		assertThatException().isThrownBy(() -> this.owner.sql(change).update())
			.havingRootCause()
			.withMessageContaining("are only added");
	}

	@ParameterizedTest
	@ValueSource(strings = { "update access_record set subject = 'somebody else'", "delete from access_record",
			"truncate access_record", "update prescription_change set reason = 'another'",
			"delete from prescription_change", "truncate prescription_change", "delete from prescription",
			"delete from patient", "delete from emergency_access", "update emergency_access set ends_at = 'infinity'",
			"select * from flyway_schema_history" })
	void theApiHasNoRightToDoWhatItNeverDoes(String statement) {
		assertThatException().isThrownBy(() -> this.api.sql(statement).update())
			.havingRootCause()
			.withMessageContaining("permission denied");
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table access_record disable trigger all",
			"drop trigger access_record_is_append_only on access_record", "drop table access_record",
			"create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'",
			"grant delete on access_record to current_user" })
	void theApiCannotSwitchOffWhatKeepsTheRecord(String statement) {
		long before = records();
		try {
			this.api.sql(statement).update();
		}
		catch (RuntimeException ex) {
			assertThat(ex).rootCause().message().containsAnyOf("must be owner of", "permission denied");
		}
		assertThatException().isThrownBy(() -> this.api.sql("delete from access_record").update());
		assertThat(records()).isEqualTo(before);
	}

	private long records() {
		return this.owner.sql("select count(*) from access_record").query(Long.class).single();
	}

	/**
	 * Makes the database and the role.
	 */
	static final class TwoRoles implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			String url = PostgresServer.createDatabase();
			String role = PostgresServer.createRole();
			TestPropertyValues
				.of("spring.datasource.url=" + url, "spring.datasource.username=" + role,
						"spring.datasource.password=" + role, "spring.flyway.user=" + PostgresServer.OWNER,
						"spring.flyway.password=any")
				.applyTo(context);
			context.getBeanFactory().registerSingleton("ownersUrl", new OwnersUrl(url));
		}

		/**
		 * Where the owner logs in.
		 *
		 * @param url the JDBC URL
		 */
		record OwnersUrl(String url) {

		}

	}

}
