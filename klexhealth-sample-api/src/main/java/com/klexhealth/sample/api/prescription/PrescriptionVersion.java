package com.klexhealth.sample.api.prescription;

import java.time.Instant;
import java.time.LocalDate;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a prescription said from a change on, who made the change and why, as given out.
 */
@Schema(requiredProperties = { "version", "kind", "changedBy", "changedAt", "remedy", "icd10Code", "diagnosis",
		"sessions", "frequency", "prescriber", "issuedOn", "startBy" })
record PrescriptionVersion(@Schema(description = "What its `ETag` was, without the quotes", example = "2") long version,
		@Schema(description = "What was done", example = "amended") PrescriptionChange.Kind kind,
		@Schema(description = "Why; none where it was issued",
				example = "Zwei Einheiten mehr nach Befund") @Nullable String reason,
		@Schema(description = "The account that did it, the `sub` of its tokens",
				example = "6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01") String changedBy,
		@Schema(example = "2026-10-06T08:15:30Z") Instant changedAt,
		@Schema(example = "Krankengymnastik (KG)") String remedy, @Schema(example = "M54.5") String icd10Code,
		@Schema(example = "Kreuzschmerz") String diagnosis, @Schema(example = "8") int sessions,
		@Schema(example = "1–2× wöchentlich") String frequency, @Schema(example = "Dr. Miriam Weber") String prescriber,
		@Schema(example = "2026-10-05") LocalDate issuedOn, @Schema(example = "2026-11-02") LocalDate startBy) {

	static PrescriptionVersion of(PrescriptionChange change) {
		return new PrescriptionVersion(change.key().version(), change.kind(), change.reason(), change.changedBy(),
				change.changedAt(), change.remedy(), change.icd10Code(), change.diagnosis(), change.sessions(),
				change.frequency(), change.prescriber(), change.issuedOn(), change.startBy());
	}

}
