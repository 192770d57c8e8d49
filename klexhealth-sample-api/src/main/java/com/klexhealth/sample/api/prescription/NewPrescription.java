package com.klexhealth.sample.api.prescription;

import java.time.LocalDate;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.klexhealth.sample.api.validation.OurTimes;
import com.klexhealth.sample.api.validation.SingleLine;

/**
 * A prescription to be issued. Its identifier is the API's to give and its patient is the
 * path's: who sends one, or anything else that is not listed here, has it refused instead
 * of losing it unnoticed.
 */
@StartsNotBeforeIssue
record NewPrescription(@Schema(example = "Krankengymnastik (KG)") @NotBlank @SingleLine @Size(max = 100) String remedy,
		@Schema(description = "ICD-10-GM code", example = "M54.5") @NotNull @Pattern(
				regexp = "[A-Z][0-9]{2}(\\.[0-9]{1,2})?", message = "{sample.icd-10-code}") String icd10Code,
		@Schema(example = "Kreuzschmerz") @NotBlank @SingleLine @Size(max = 200) String diagnosis,
		@Schema(example = "6") @NotNull @Min(1) @Max(50) Integer sessions,
		@Schema(example = "1–2× wöchentlich") @NotBlank @SingleLine @Size(max = 50) String frequency,
		@Schema(example = "Dr. Miriam Weber") @NotBlank @SingleLine @Size(max = 100) String prescriber,
		@Schema(example = "2026-10-05") @NotNull @OurTimes LocalDate issuedOn,
		@Schema(description = "Last day on which the treatment may begin, not before the day of issue",
				example = "2026-11-02") @NotNull @OurTimes LocalDate startBy)
		implements
			PrescriptionContent {

}
