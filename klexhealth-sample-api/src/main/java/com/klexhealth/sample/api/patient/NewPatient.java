package com.klexhealth.sample.api.patient;

import java.time.LocalDate;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import com.klexhealth.sample.api.validation.OurTimes;
import com.klexhealth.sample.api.validation.SingleLine;

/**
 * What a practitioner says of a patient to be registered. The identifier is given by the
 * API: one in the request is ignored, like every property that is not listed here.
 */
record NewPatient(@Schema(example = "Lukas") @NotBlank @SingleLine @Size(max = 100) String givenName,
		@Schema(example = "Schneider") @NotBlank @SingleLine @Size(max = 100) String familyName,
		@Schema(example = "1984-03-12") @NotNull @Past @OurTimes LocalDate birthDate,
		@Schema(example = "male") @NotNull Gender gender,
		@Schema(example = "Techniker Krankenkasse") @NotBlank @SingleLine @Size(max = 100) String insurer,
		@Schema(description = "Krankenversichertennummer: a capital letter and nine digits",
				example = "A123456780") @NotNull @Pattern(regexp = "[A-Z][0-9]{9}",
						message = "{sample.insurance-number}") String insuranceNumber,
		@Schema(example = "030 23125 101") @Nullable @Pattern(regexp = "[0-9+()/ -]{3,30}",
				message = "{sample.phone}") String phone,
		@Schema(example = "lukas.schneider@example.com") @Nullable @Email @Size(max = 254) String email,
		@Nullable @Valid Address address) {

	Patient toPatient(UUID id) {
		return new Patient(id, 0, null, new PersonName(this.givenName, this.familyName), this.birthDate, this.gender,
				this.insurer, this.insuranceNumber, this.phone, this.email, this.address);
	}

}
