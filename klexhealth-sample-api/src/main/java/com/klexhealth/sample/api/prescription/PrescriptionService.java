package com.klexhealth.sample.api.prescription;

import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.klexhealth.sample.api.access.Caller;
import com.klexhealth.sample.api.access.PatientAccess;

/**
 * Finds and issues prescriptions for the patients that a caller may see.
 */
@Service
@Transactional(readOnly = true)
class PrescriptionService {

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("issuedOn"), Sort.Order.asc("id"));

	private final PrescriptionRepository prescriptions;

	private final PatientAccess access;

	private final JdbcAggregateOperations operations;

	PrescriptionService(PrescriptionRepository prescriptions, PatientAccess access,
			JdbcAggregateOperations operations) {
		this.prescriptions = prescriptions;
		this.access = access;
		this.operations = operations;
	}

	Page<Prescription> find(UUID patientId, Caller caller, PageRequest page) {
		this.access.requireVisible(patientId, caller);
		return this.prescriptions.findByPatientId(patientId, page.withSort(NEWEST_FIRST));
	}

	Prescription get(UUID id, UUID patientId, Caller caller) {
		this.access.requireVisible(patientId, caller);
		return this.prescriptions.findByIdAndPatientId(id, patientId).orElseThrow(PrescriptionNotFoundException::new);
	}

	@Transactional
	Prescription issue(NewPrescription newPrescription, UUID patientId, Caller caller) {
		this.access.requireInCare(patientId, caller);
		return this.operations.insert(newPrescription.toPrescription(UUID.randomUUID(), patientId));
	}

}
