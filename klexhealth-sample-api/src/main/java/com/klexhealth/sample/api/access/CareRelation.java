package com.klexhealth.sample.api.access;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.data.annotation.Id;

/**
 * A practitioner treats a patient, and may therefore see them and write about them, as
 * stored and as given out to administrators: it holds nothing about the patient's health.
 *
 * @param practitioner who treats, by the subject of their account
 * @param assignedBy who decided so, by the subject of their account
 */
@Schema(requiredProperties = { "id", "practitioner", "patientId", "assignedBy", "assignedAt" })
record CareRelation(@Id @Schema(example = "7c9e6679-7425-40de-944b-e07fc1f90ae7") UUID id,
		@Schema(example = "6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01") String practitioner,
		@Schema(example = "8d3f6c1e-42b7-4a5d-9c0f-7e1b2a3d4c51") UUID patientId,
		@Schema(example = "f3a6d1c8-9b27-4e50-8c14-2d7e6b5a9f03") String assignedBy,
		@Schema(example = "2026-10-05T09:30:00Z") Instant assignedAt) {

}
