package com.klexhealth.sample.api.fhir;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.Grounds;

/**
 * What FHIR shows of a patient, as stored.
 *
 * @param subject the patient's own KlexHealth account, if they have one
 */
record PatientRow(@Id UUID id, long version, @Nullable String subject, String givenName, String familyName,
		LocalDate birthDate, Gender gender, String insurer, String insuranceNumber, @Nullable String phone,
		@Nullable String email, @Nullable String street, @Nullable String postalCode, @Nullable String city) {

	Grounds groundsOf(Caller caller) {
		return (caller.patient() && caller.subject().equals(this.subject)) ? Grounds.SELF : Grounds.CARE;
	}

	/**
	 * The genders that the table knows.
	 */
	enum Gender {

		/** Female. */
		FEMALE,

		/** Male. */
		MALE,

		/** Diverse. */
		DIVERSE

	}

}
