package com.klexhealth.sample.api.contract;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Whom a request is about.
 *
 * @param patientId the patient
 * @param prescriptionId a prescription of theirs
 * @param careRelationId somebody's treating them
 */
record Whom(UUID patientId, UUID prescriptionId, UUID careRelationId) {

	static Whom absent() {
		return new Whom(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
	}

	/**
	 * What identifies them where a request names somebody.
	 * @param name the name of a parameter or of a property
	 * @param path the path up to the parameter
	 * @return the identifier, or {@code null} if the name means nobody
	 */
	@Nullable UUID identifier(String name, String path) {
		return switch (name) {
			case "patientId", "patient", "subject" -> this.patientId;
			case "id", "_id" -> identified(path);
			default -> null;
		};
	}

	private @Nullable UUID identified(String path) {
		if (path.endsWith("/prescriptions/") || path.endsWith("/ServiceRequest/") || path.endsWith("/ServiceRequest")) {
			return this.prescriptionId;
		}
		if (path.endsWith("/care-relations/")) {
			return this.careRelationId;
		}
		return (path.endsWith("/patients/") || path.endsWith("/Patient/") || path.endsWith("/Patient")) ? this.patientId
				: null;
	}

}
