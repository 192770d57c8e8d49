package com.klexhealth.sample.api.fhir;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which prescriptions a search for service requests looks for.
 *
 * @param patientId whose
 * @param statuses of which statuses
 */
record ServiceRequestSearch(UUID patientId, List<PrescriptionRow.Status> statuses) {

	private static final String PATIENT = "patient";

	private static final String SUBJECT = "subject";

	private static final String SUBJECT_PATIENT = "subject:Patient";

	private static final String STATUS = "status";

	static final String[] PARAMETERS = { PATIENT, SUBJECT, SUBJECT_PATIENT, STATUS };

	static ServiceRequestSearch of(SearchParameters parameters) {
		Set<UUID> patients = patients(parameters);
		if (patients.size() != 1) {
			throw new InvalidSearchException(PATIENT, "has to name the patient whose service requests to find");
		}
		List<PrescriptionRow.Status> statuses = parameters.codes(STATUS, ServiceRequestResource.STATUS_SYSTEM)
			.map(ServiceRequestSearch::statuses)
			.orElse(List.of(PrescriptionRow.Status.values()));
		return new ServiceRequestSearch(patients.iterator().next(), statuses);
	}

	private static Set<UUID> patients(SearchParameters parameters) {
		return Stream.of(PATIENT, SUBJECT, SUBJECT_PATIENT)
			.flatMap((name) -> parameters.patient(name).stream())
			.collect(Collectors.toSet());
	}

	/*
	 * FHIR has more statuses than there are prescriptions of.
	 */
	private static List<PrescriptionRow.Status> statuses(Set<String> codes) {
		return Arrays.stream(PrescriptionRow.Status.values())
			.filter((status) -> codes.contains(ServiceRequestResource.status(status).toCode()))
			.toList();
	}

}
