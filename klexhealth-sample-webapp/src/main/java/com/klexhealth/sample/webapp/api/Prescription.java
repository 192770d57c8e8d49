package com.klexhealth.sample.webapp.api;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A health prescription ("Verordnung").
 *
 * @param id the prescription's id in the API
 * @param patientId id of the patient it is for
 * @param remedy what is prescribed
 * @param icd10Code code of the diagnosis in ICD-10
 * @param diagnosis the diagnosis in words
 * @param sessions how many treatments are prescribed
 * @param frequency how often to treat
 * @param prescriber who prescribed it
 * @param issuedOn day of issue
 * @param startBy last day on which the treatment may begin
 */
public record Prescription(UUID id, UUID patientId, String remedy, String icd10Code, @Nullable String diagnosis,
		int sessions, @Nullable String frequency, @Nullable String prescriber, LocalDate issuedOn,
		@Nullable LocalDate startBy) {

	public Prescription {
		Assert.notNull(remedy, "'remedy' must not be null");
		Assert.notNull(icd10Code, "'icd10Code' must not be null");
		Assert.notNull(issuedOn, "'issuedOn' must not be null");
	}

	/**
	 * Tells whether the treatment may still begin.
	 * @param today the day to look from
	 * @return whether the last day to begin is not over
	 */
	public boolean mayBegin(LocalDate today) {
		return this.startBy == null || !today.isAfter(this.startBy);
	}

}
