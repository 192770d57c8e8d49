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
 * What a practitioner says of a patient. Identifier and account are the API's to know:
 * who sends one, or anything else that is not listed here, has it refused instead of
 * losing it unnoticed.
 */
record PatientDetails(@Schema(example = "Lukas") @NotBlank @SingleLine @Size(max = 100) String givenName,
		@Schema(example = "Schneider") @NotBlank @SingleLine @Size(max = 100) String familyName,
		@Schema(example = "1984-03-12") @NotNull @Past @OurTimes LocalDate birthDate,
		@Schema(example = "male") @NotNull Gender gender,
		@Schema(example = "Techniker Krankenkasse") @NotBlank @SingleLine @Size(max = 100) String insurer,
		@Schema(description = "Krankenversichertennummer: a capital letter and nine digits",
				example = "A123456780") @NotNull @Pattern(regexp = "[A-Z][0-9]{9}",
						message = "{sample.insurance-number}") String insuranceNumber,
		@Schema(example = "030 23125 101") @Nullable @Pattern(regexp = "[0-9+()/ -]{3,30}",
				message = "{sample.phone}") String phone,
		@Schema(example = "lukas.schneider@example.com") @Nullable @Email @SingleLine @Size(max = 254) String email,
		@Nullable @Valid Address address) {

	Patient toPatient(UUID id) {
		return toPatient(id, 0, null);
	}

	Patient replacing(Patient patient) {
		return toPatient(patient.id(), patient.version(), patient.subject());
	}

	private Patient toPatient(UUID id, long version, @Nullable String subject) {
		return new Patient(id, version, subject, new PersonName(this.givenName, this.familyName), this.birthDate,
				this.gender, this.insurer, this.insuranceNumber, this.phone, this.email, this.address);
	}

}
