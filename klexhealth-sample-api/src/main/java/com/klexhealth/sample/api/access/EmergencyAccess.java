package com.klexhealth.sample.api.access;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.data.annotation.Id;

/**
 * A practitioner may see a patient whom they do not treat, for a reason and until it ends
 * by itself, as stored and as given out to both of them.
 *
 * @param practitioner who opened the record, by the subject of their account
 */
@Schema(requiredProperties = { "id", "practitioner", "patientId", "reason", "beginsAt", "endsAt" })
record EmergencyAccess(@Id @Schema(example = "0f8fad5b-d9cb-469f-a165-70867728950e") UUID id,
		@Schema(example = "6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01") String practitioner,
		@Schema(example = "8d3f6c1e-42b7-4a5d-9c0f-7e1b2a3d4c51") UUID patientId,
		@Schema(example = "Unconscious after a fall, medication unknown") String reason,
		@Schema(example = "2026-10-05T09:30:00Z") Instant beginsAt,
		@Schema(example = "2026-10-05T10:30:00Z") Instant endsAt) {

}
