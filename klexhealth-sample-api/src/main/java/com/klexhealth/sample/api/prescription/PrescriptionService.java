package com.klexhealth.sample.api.prescription;

import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.klexhealth.sample.api.access.AccessLog;
import com.klexhealth.sample.api.access.Action;
import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.Grounds;
import com.klexhealth.sample.api.access.PatientAccess;
import com.klexhealth.sample.api.idempotency.Idempotency;
import com.klexhealth.sample.api.idempotency.IdempotencyKey;

/**
 * Finds and issues prescriptions for the patients that a caller may see. Reading writes,
 * too: who looked at whom.
 */
@Service
@Transactional
class PrescriptionService {

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("issuedOn"), Sort.Order.asc("id"));

	private final PrescriptionRepository prescriptions;

	private final PatientAccess access;

	private final AccessLog accessLog;

	private final Idempotency idempotency;

	private final JdbcAggregateOperations operations;

	PrescriptionService(PrescriptionRepository prescriptions, PatientAccess access, AccessLog accessLog,
			Idempotency idempotency, JdbcAggregateOperations operations) {
		this.prescriptions = prescriptions;
		this.access = access;
		this.accessLog = accessLog;
		this.idempotency = idempotency;
		this.operations = operations;
	}

	Page<Prescription> find(UUID patientId, Caller caller, PageRequest page) {
		Grounds grounds = this.access.requireVisible(patientId, caller);
		Page<Prescription> found = this.prescriptions.findByPatientId(patientId, page.withSort(NEWEST_FIRST));
		this.accessLog.allowed(caller, Action.LIST_PRESCRIPTIONS, grounds, patientId, null, null);
		return found;
	}

	Prescription get(UUID id, UUID patientId, Caller caller) {
		Grounds grounds = this.access.requireVisible(patientId, caller);
		Prescription prescription = this.prescriptions.findByIdAndPatientId(id, patientId)
			.orElseThrow(PrescriptionNotFoundException::new);
		this.accessLog.allowed(caller, Action.READ_PRESCRIPTION, grounds, patientId, id, null);
		return prescription;
	}

	Prescription issue(NewPrescription newPrescription, UUID patientId, Caller caller, IdempotencyKey key) {
		Grounds grounds = this.access.requireInCare(patientId, caller);
		Prescription prescription = this.idempotency.once(key, newPrescription, Prescription.class,
				() -> this.operations.insert(newPrescription.toPrescription(UUID.randomUUID(), patientId)));
		this.accessLog.allowed(caller, Action.ISSUE_PRESCRIPTION, grounds, patientId, prescription.id(), null);
		return prescription;
	}

}
