package com.klexhealth.sample.api.contract;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts people into the database, and relations between them, past all rules.
 */
final class World {

	private final JdbcClient jdbc;

	World(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	UUID patient(@Nullable String subject) {
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into patient (id, version, subject, given_name, family_name, given_name_folded,
						family_name_folded, birth_date, gender, insurer, insurance_number)
					values (:id, 1, :subject, 'Erika', 'Muster', 'erika', 'muster', '1980-01-01', 'FEMALE', 'BARMER', 'A000000000')
					""")
			.param("id", id)
			.param("subject", subject)
			.update();
		return id;
	}

	UUID prescription(UUID patientId) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into prescription (id, version, patient_id, status, remedy, icd10_code, diagnosis, sessions,
					frequency, prescriber, issued_on, start_by)
				values (?, 1, ?, 'ACTIVE', 'KG', 'M54.5', 'Kreuzschmerz', 6, 'weekly', 'Dr. X', ?, ?)
				""").params(id, patientId, LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-29")).update();
		this.jdbc.sql("""
				insert into prescription_change (prescription_id, version, kind, changed_by, changed_at, remedy,
					icd10_code, diagnosis, sessions, frequency, prescriber, issued_on, start_by)
				select id, version, 'ISSUED', 'somebody', ?, remedy, icd10_code, diagnosis, sessions, frequency,
					prescriber, issued_on, start_by from prescription where id = ?
				""").params(now(), id).update();
		return id;
	}

	UUID care(String practitioner, UUID patientId) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into care_relation (id, practitioner, patient_id, assigned_by, assigned_at)
				values (?, ?, ?, 'somebody', ?)
				""").params(id, practitioner, patientId, now()).update();
		return id;
	}

	/**
	 * Let a practitioner open a patient's record in an emergency, for an hour.
	 * @param practitioner the practitioner
	 * @param patientId the patient
	 * @param ago how long ago that was
	 */
	void emergency(String practitioner, UUID patientId, Duration ago) {
		OffsetDateTime begin = now().minus(ago);
		this.jdbc.sql("""
				insert into emergency_access (id, practitioner, patient_id, reason, begins_at, ends_at)
				values (?, ?, ?, 'Found without consciousness', ?, ?)
				""").params(UUID.randomUUID(), practitioner, patientId, begin, begin.plusHours(1)).update();
	}

	private static OffsetDateTime now() {
		return OffsetDateTime.now(ZoneOffset.UTC);
	}

}
