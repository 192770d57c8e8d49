package com.klexhealth.sample.api.patient;

import java.time.LocalDate;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A patient as given out.
 */
@Schema(name = "Patient",
		requiredProperties = { "id", "givenName", "familyName", "birthDate", "gender", "insurer", "insuranceNumber" })
record PatientView(@Schema(example = "8d3f6c1e-42b7-4a5d-9c0f-7e1b2a3d4c51") UUID id,
		@Schema(example = "Lukas") String givenName, @Schema(example = "Schneider") String familyName,
		@Schema(example = "1984-03-12") LocalDate birthDate, @Schema(example = "male") Gender gender,
		@Schema(example = "Techniker Krankenkasse") String insurer,
		@Schema(description = "Krankenversichertennummer", example = "A123456780") String insuranceNumber,
		@Schema(example = "030 23125 101") @Nullable String phone,
		@Schema(example = "lukas.schneider@example.com") @Nullable String email, @Nullable Address address) {

	static PatientView of(Patient patient) {
		return new PatientView(patient.id(), patient.name().givenName(), patient.name().familyName(),
				patient.birthDate(), patient.gender(), patient.insurer(), patient.insuranceNumber(), patient.phone(),
				patient.email(), patient.address());
	}

}
