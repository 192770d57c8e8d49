package com.klexhealth.sample.api.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * What FHIR shows of a prescription, as stored.
 *
 * @param changedAt when it became what it is
 */
record PrescriptionRow(@Id UUID id, long version, UUID patientId, Status status, String remedy, String icd10Code,
		String diagnosis, int sessions, String frequency, String prescriber, LocalDate issuedOn, LocalDate startBy,
		@Nullable Instant changedAt) {

	/**
	 * The statuses that the table knows.
	 */
	enum Status {

		/** It can be treated by. */
		ACTIVE,

		/** It was cancelled, and stays on record. */
		CANCELLED

	}

}
