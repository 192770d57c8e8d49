package com.klexhealth.sample.api.access;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import com.klexhealth.sample.api.validation.SingleLine;

/**
 * Why somebody opens the record of a patient whom they do not treat. The patient will
 * read it.
 */
record NewEmergencyAccess(@Schema(description = "Why you need to see the patient, who will read it",
		example = "Unconscious after a fall, medication unknown", minLength = 10, maxLength = 500,
		requiredMode = Schema.RequiredMode.REQUIRED) @NotNull @SingleLine @Size(min = 10,
				max = 500) @Nullable String reason) {

	NewEmergencyAccess {
		reason = (reason != null) ? reason.strip() : null; // ten spaces are no reason
	}

}
