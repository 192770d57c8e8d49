package com.klexhealth.sample.api.prescription;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import com.klexhealth.sample.api.validation.SingleLine;

/**
 * Why a prescription is cancelled.
 */
record Cancellation(@Schema(description = "Why it is cancelled",
		example = "Für die falsche Patientin ausgestellt") @NotBlank @SingleLine @Size(max = 500) String reason) {

}
