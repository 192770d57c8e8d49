package com.klexhealth.sample.api.patient;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.klexhealth.sample.api.validation.SingleLine;

/**
 * Where a patient lives.
 */
record Address(@Schema(example = "Kastanienallee 14") @NotBlank @SingleLine @Size(max = 100) String street,
		@Schema(example = "10435") @NotBlank @Pattern(regexp = "[0-9]{5}",
				message = "{sample.postal-code}") String postalCode,
		@Schema(example = "Berlin") @NotBlank @SingleLine @Size(max = 100) String city) {

}
