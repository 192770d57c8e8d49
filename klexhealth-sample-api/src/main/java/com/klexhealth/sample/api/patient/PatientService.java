package com.klexhealth.sample.api.patient;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.PatientAccess;
import com.klexhealth.sample.api.access.PatientNotFoundException;

/**
 * Finds and registers patients on behalf of a caller.
 */
@Service
@Transactional(readOnly = true)
class PatientService {

	private final PatientRepository patients;

	private final PatientAccess access;

	private final JdbcAggregateOperations operations;

	PatientService(PatientRepository patients, PatientAccess access, JdbcAggregateOperations operations) {
		this.patients = patients;
		this.access = access;
		this.operations = operations;
	}

	Page<Patient> find(@Nullable String search, Caller caller, Pageable pageable) {
		return this.patients.findVisiblePage(SearchPattern.containing(search), caller, pageable);
	}

	Patient get(UUID id, Caller caller) {
		this.access.requireVisible(id, caller);
		return this.patients.findById(id).orElseThrow(PatientNotFoundException::new);
	}

	Patient getOwn(Caller caller) {
		if (!caller.patient()) {
			throw new PatientNotFoundException();
		}
		return this.patients.findBySubject(caller.subject()).orElseThrow(PatientNotFoundException::new);
	}

	/**
	 * Register a patient, who is in the practitioner's care from now on.
	 * @param newPatient what is known of the patient
	 * @param practitioner who registers them
	 * @return the patient as stored
	 */
	@Transactional
	Patient register(NewPatient newPatient, Caller practitioner) {
		Patient patient = this.operations.insert(newPatient.toPatient(UUID.randomUUID()));
		this.access.takeIntoCare(patient.id(), practitioner);
		return patient;
	}

}
