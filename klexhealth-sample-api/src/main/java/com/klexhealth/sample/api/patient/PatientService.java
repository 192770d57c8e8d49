package com.klexhealth.sample.api.patient;

import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.klexhealth.sample.api.access.AccessLog;
import com.klexhealth.sample.api.access.Action;
import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.Grounds;
import com.klexhealth.sample.api.access.PatientAccess;
import com.klexhealth.sample.api.access.PatientNotFoundException;
import com.klexhealth.sample.api.conditional.IfMatch;
import com.klexhealth.sample.api.idempotency.Idempotency;
import com.klexhealth.sample.api.idempotency.IdempotencyKey;
import com.klexhealth.sample.api.ratelimit.RateLimit;

/**
 * Finds, registers and updates patients on behalf of a caller. Reading writes, too: who
 * looked at whom.
 */
@Service
@Transactional
class PatientService {

	private final PatientRepository patients;

	private final PatientAccess access;

	private final AccessLog accessLog;

	private final Idempotency idempotency;

	private final RateLimit searchLimit;

	private final JdbcAggregateOperations operations;

	PatientService(PatientRepository patients, PatientAccess access, AccessLog accessLog, Idempotency idempotency,
			RateLimit searchLimit, JdbcAggregateOperations operations) {
		this.patients = patients;
		this.access = access;
		this.accessLog = accessLog;
		this.idempotency = idempotency;
		this.searchLimit = searchLimit;
		this.operations = operations;
	}

	Page<Patient> find(@Nullable String search, Caller caller, Pageable pageable) {
		if (search != null) {
			this.searchLimit.count(caller.subject());
		}
		Page<Patient> found = this.patients.findVisiblePage(SearchPattern.containing(search), caller, pageable);
		this.accessLog.allowed(caller, Action.LIST_PATIENTS,
				found.stream().collect(Collectors.toMap(Patient::id, (patient) -> grounds(patient, caller))));
		return found;
	}

	Patient get(UUID id, Caller caller) {
		Grounds grounds = this.access.requireVisible(id, caller);
		Patient patient = this.patients.findById(id).orElseThrow(PatientNotFoundException::new);
		this.accessLog.allowed(caller, Action.READ_PATIENT, grounds, id, null, null);
		return patient;
	}

	Patient getOwn(Caller caller) {
		if (!caller.patient()) {
			throw new PatientNotFoundException();
		}
		Patient patient = this.patients.findBySubject(caller.subject()).orElseThrow(PatientNotFoundException::new);
		this.accessLog.allowed(caller, Action.READ_PATIENT, Grounds.SELF, patient.id(), null, null);
		return patient;
	}

	/**
	 * Register a patient, who is in the practitioner's care from now on.
	 * @param details what is known of the patient
	 * @param practitioner who registers them
	 * @param key what the practitioner named the request
	 * @return the patient as stored
	 */
	Patient register(PatientDetails details, Caller practitioner, IdempotencyKey key) {
		Patient patient = this.idempotency.once(key, details, Patient.class, () -> {
			Patient registered = this.operations.insert(details.toPatient(UUID.randomUUID()));
			this.access.takeIntoCare(registered.id(), practitioner);
			return registered;
		});
		// Somebody may have taken over the patient since the request was first sent.
		this.access.requireInCare(patient.id(), practitioner);
		this.accessLog.allowed(practitioner, Action.REGISTER_PATIENT, Grounds.CARE, patient.id(), null, null);
		return patient;
	}

	/**
	 * Replace what is known of a patient.
	 * @param details what is known from now on
	 * @param id the patient
	 * @param practitioner who treats them
	 * @param seen the versions that the practitioner has seen
	 * @return the patient as stored
	 */
	Patient update(PatientDetails details, UUID id, Caller practitioner, IfMatch seen) {
		Grounds grounds = this.access.requireInCare(id, practitioner);
		Patient patient = this.patients.findById(id).orElseThrow(PatientNotFoundException::new);
		seen.require(patient.version());
		Patient updated = this.operations.update(details.replacing(patient));
		this.accessLog.allowed(practitioner, Action.UPDATE_PATIENT, grounds, id, null, null);
		return updated;
	}

	private static Grounds grounds(Patient patient, Caller caller) {
		return (caller.patient() && caller.subject().equals(patient.subject())) ? Grounds.SELF : Grounds.CARE;
	}

}
