package com.klexhealth.sample.api.prescription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What a prescription said from a change on, who made the change and why, as stored. It
 * is never changed itself.
 *
 * @param reason why, or {@code null} if it was issued
 * @param changedBy the account that made the change
 */
record PrescriptionChange(@Id @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Key key, Kind kind,
		@Nullable String reason, String changedBy, Instant changedAt, String remedy, String icd10Code, String diagnosis,
		Integer sessions, String frequency, String prescriber, LocalDate issuedOn,
		LocalDate startBy) implements PrescriptionContent {

	static PrescriptionChange to(Prescription changed, Kind kind, @Nullable String reason, String by, Instant at) {
		return new PrescriptionChange(new Key(changed.id(), changed.version()), kind, reason, by, at, changed.remedy(),
				changed.icd10Code(), changed.diagnosis(), changed.sessions(), changed.frequency(), changed.prescriber(),
				changed.issuedOn(), changed.startBy());
	}

	/**
	 * Which prescription it was, and which version it has been since.
	 */
	record Key(UUID prescriptionId, long version) {

	}

	/**
	 * What was done to it.
	 */
	enum Kind {

		/** It was issued. */
		@JsonProperty("issued")
		ISSUED,

		/** It was amended. */
		@JsonProperty("amended")
		AMENDED,

		/** It was cancelled. */
		@JsonProperty("cancelled")
		CANCELLED

	}

}
