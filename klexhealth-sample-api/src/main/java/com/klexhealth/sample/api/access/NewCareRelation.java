package com.klexhealth.sample.api.access;

import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.klexhealth.sample.api.validation.SingleLine;

/**
 * Who is to treat whom from now on.
 */
record NewCareRelation(@Schema(description = "The subject of the practitioner's account",
		example = "6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01") @NotBlank @SingleLine @Size(max = 255) String practitioner,
		@Schema(example = "8d3f6c1e-42b7-4a5d-9c0f-7e1b2a3d4c51") @NotNull UUID patientId) {

}
