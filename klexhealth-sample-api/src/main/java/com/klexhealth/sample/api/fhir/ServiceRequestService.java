package com.klexhealth.sample.api.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.klexhealth.sample.api.access.AccessLog;
import com.klexhealth.sample.api.access.Action;
import com.klexhealth.sample.api.access.AskedFor;
import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.Grounds;
import com.klexhealth.sample.api.access.PatientAccess;
import com.klexhealth.sample.api.access.PatientNotFoundException;

/**
 * Finds the prescriptions of the patients that a caller may see. Reading writes, too: who
 * looked at whom.
 */
@Service
@Transactional
class ServiceRequestService {

	/** Whose a prescription is that is not there, so that it takes the same way. */
	private static final UUID NOBODY = new UUID(0, 0);

	private final PrescriptionRows prescriptions;

	private final PatientAccess access;

	private final AccessLog accessLog;

	ServiceRequestService(PrescriptionRows prescriptions, PatientAccess access, AccessLog accessLog) {
		this.prescriptions = prescriptions;
		this.access = access;
		this.accessLog = accessLog;
	}

	ServiceRequest get(UUID id, Caller caller) {
		Optional<UUID> patient = this.prescriptions.findPatientId(id);
		patient.ifPresent(AskedFor::patient); // who is told of it if it is refused
		UUID patientId = patient.orElse(NOBODY);
		Grounds grounds = this.access.requireVisible(patientId, caller);
		PrescriptionRow row = this.prescriptions.findById(id).orElseThrow(PatientNotFoundException::new);
		this.accessLog.allowed(caller, Action.READ_PRESCRIPTION, grounds, patientId, id, null);
		return ServiceRequestResource.of(row);
	}

	SearchSet.Found<ServiceRequest> find(ServiceRequestSearch search, Caller caller, SearchParameters parameters) {
		Grounds grounds = this.access.requireVisible(search.patientId(), caller);
		List<String> statuses = search.statuses().stream().map(Enum::name).toList();
		List<PrescriptionRow> rows = List.of();
		long total = 0;
		if (!statuses.isEmpty()) {
			total = this.prescriptions.count(search.patientId(), statuses);
			rows = (parameters.count() > 0)
					? this.prescriptions.find(search.patientId(), statuses, parameters.offset(), parameters.count())
					: List.of();
		}
		this.accessLog.allowed(caller, Action.LIST_PRESCRIPTIONS, grounds, search.patientId(), null, null);
		return new SearchSet.Found<>(rows.stream().map(ServiceRequestResource::of).toList(), total);
	}

}
