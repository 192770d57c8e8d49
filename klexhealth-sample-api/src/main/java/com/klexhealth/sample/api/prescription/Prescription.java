package com.klexhealth.sample.api.prescription;

import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A prescription ("Verordnung") of a remedy, as stored.
 */
record Prescription(@Id UUID id, @Version long version, UUID patientId, Status status, String remedy, String icd10Code,
		String diagnosis, Integer sessions, String frequency, String prescriber, LocalDate issuedOn,
		LocalDate startBy) implements PrescriptionContent {

	static Prescription of(PrescriptionContent content, UUID patientId) {
		return of(content, UUID.randomUUID(), 0, patientId, Status.ACTIVE);
	}

	Prescription amended(PrescriptionContent content) {
		return of(content, this.id, this.version, this.patientId, this.status);
	}

	Prescription cancelled() {
		return of(this, this.id, this.version, this.patientId, Status.CANCELLED);
	}

	private static Prescription of(PrescriptionContent content, UUID id, long version, UUID patientId, Status status) {
		return new Prescription(id, version, patientId, status, content.remedy(), content.icd10Code(),
				content.diagnosis(), content.sessions(), content.frequency(), content.prescriber(), content.issuedOn(),
				content.startBy());
	}

	/**
	 * Whether it can still be treated by.
	 */
	enum Status {

		/** It can. */
		@JsonProperty("active")
		ACTIVE,

		/** It was cancelled, and stays on record. */
		@JsonProperty("cancelled")
		CANCELLED

	}

}
