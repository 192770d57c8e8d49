package com.klexhealth.sample.api.prescription;

import java.time.LocalDate;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A prescription as given out.
 */
@Schema(name = "Prescription", requiredProperties = { "id", "patientId", "status", "remedy", "icd10Code", "diagnosis",
		"sessions", "frequency", "prescriber", "issuedOn", "startBy" })
record PrescriptionView(@Schema(example = "5b0e9c7a-1d2f-4e3a-8b6c-9f0d1e2a3b4c") UUID id,
		@Schema(example = "8d3f6c1e-42b7-4a5d-9c0f-7e1b2a3d4c51") UUID patientId,
		@Schema(example = "active") Prescription.Status status,
		@Schema(example = "Krankengymnastik (KG)") String remedy, @Schema(example = "M54.5") String icd10Code,
		@Schema(example = "Kreuzschmerz") String diagnosis, @Schema(example = "6") int sessions,
		@Schema(example = "1–2× wöchentlich") String frequency, @Schema(example = "Dr. Miriam Weber") String prescriber,
		@Schema(example = "2026-10-05") LocalDate issuedOn, @Schema(example = "2026-11-02") LocalDate startBy) {

	static PrescriptionView of(Prescription prescription) {
		return new PrescriptionView(prescription.id(), prescription.patientId(), prescription.status(),
				prescription.remedy(), prescription.icd10Code(), prescription.diagnosis(), prescription.sessions(),
				prescription.frequency(), prescription.prescriber(), prescription.issuedOn(), prescription.startBy());
	}

}
