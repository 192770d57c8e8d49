package com.klexhealth.sample.api.load;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A prescription. Some are amended, and some cancelled.
 */
record InventedPrescription(UUID id, InventedTreatment treatment, InventedPractitioner practitioner, LocalDate issuedOn,
		boolean isAmended, boolean isCancelled) {

	private static final LocalDate FIRST = LocalDate.of(2022, 1, 3);

	private static final int DAYS = 1750;

	private static final int DAYS_TO_START = 28;

	static InventedPrescription any(SplittableRandom random, InventedPractitioner practitioner) {
		return new InventedPrescription(InventedPatient.uuid(random), InventedTreatment.any(random), practitioner,
				FIRST.plusDays(random.nextInt(DAYS)), random.nextInt(10) == 0, random.nextInt(30) == 0);
	}

	void addTo(UUID patientId, Rows prescriptions, Rows changes) {
		long version = 1;
		addChange(changes, version, "ISSUED", null, (this.isAmended) ? this.treatment.half() : this.treatment);
		if (this.isAmended) {
			addChange(changes, ++version, "AMENDED", "Mehr Behandlungen sind nötig", this.treatment);
		}
		if (this.isCancelled) {
			addChange(changes, ++version, "CANCELLED", "Behandlung nicht angetreten", this.treatment);
		}
		prescriptions.add(this.id, version, patientId, (this.isCancelled) ? "CANCELLED" : "ACTIVE",
				this.treatment.remedy(), this.treatment.icd10Code(), this.treatment.diagnosis(),
				this.treatment.sessions(), this.treatment.frequency(), this.practitioner.name(), this.issuedOn,
				this.issuedOn.plusDays(DAYS_TO_START));
	}

	private void addChange(Rows changes, long version, String kind, @Nullable String reason, InventedTreatment said) {
		changes.add(this.id, version, kind, reason, this.practitioner.subject(),
				this.issuedOn.plusDays(version - 1).atTime(9, 30).atOffset(ZoneOffset.UTC), said.remedy(),
				said.icd10Code(), said.diagnosis(), said.sessions(), said.frequency(), this.practitioner.name(),
				this.issuedOn, this.issuedOn.plusDays(DAYS_TO_START));
	}

}
