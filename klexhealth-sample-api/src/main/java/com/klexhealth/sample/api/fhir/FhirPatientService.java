package com.klexhealth.sample.api.fhir;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.klexhealth.sample.api.access.AccessLog;
import com.klexhealth.sample.api.access.Action;
import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.Grounds;
import com.klexhealth.sample.api.access.PatientAccess;
import com.klexhealth.sample.api.access.PatientNotFoundException;

/**
 * Finds patients on behalf of a caller. Reading writes, too: who looked at whom.
 */
@Service
@Transactional
class FhirPatientService {

	private final PatientRows patients;

	private final PatientAccess access;

	private final AccessLog accessLog;

	FhirPatientService(PatientRows patients, PatientAccess access, AccessLog accessLog) {
		this.patients = patients;
		this.access = access;
		this.accessLog = accessLog;
	}

	Patient get(UUID id, Caller caller) {
		Grounds grounds = this.access.requireVisible(id, caller);
		PatientRow row = this.patients.findById(id).orElseThrow(PatientNotFoundException::new);
		this.accessLog.allowed(caller, Action.READ_PATIENT, grounds, id, null, null);
		return PatientResource.of(row);
	}

	SearchSet.Found<Patient> find(PatientSearch search, Caller caller, SearchParameters parameters) {
		List<PatientRow> rows = page(search, caller, parameters);
		long total = this.patients.count(search, caller);
		if (search.anybody() || total > 0) {
			this.accessLog.allowed(caller, Action.LIST_PATIENTS, shown(search, rows, caller));
		}
		return new SearchSet.Found<>(rows.stream().map(PatientResource::of).toList(), total);
	}

	/*
	 * Who asks for somebody learns that they are there, also from an empty page.
	 */
	private Map<UUID, Grounds> shown(PatientSearch search, List<PatientRow> rows, Caller caller) {
		UUID id = search.id();
		return (id != null) ? Map.of(id, this.access.requireVisible(id, caller))
				: rows.stream().collect(Collectors.toMap(PatientRow::id, (row) -> row.groundsOf(caller)));
	}

	private List<PatientRow> page(PatientSearch search, Caller caller, SearchParameters parameters) {
		return (parameters.count() > 0) ? this.patients.find(search, caller, parameters.offset(), parameters.count())
				: List.of();
	}

}
