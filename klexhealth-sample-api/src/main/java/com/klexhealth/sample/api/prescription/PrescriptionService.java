package com.klexhealth.sample.api.prescription;

import java.time.Clock;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
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
import com.klexhealth.sample.api.conditional.IfMatch;
import com.klexhealth.sample.api.idempotency.Idempotency;
import com.klexhealth.sample.api.idempotency.IdempotencyKey;

/**
 * Finds, issues, amends and cancels prescriptions for the patients that a caller may see.
 * Each change adds a version to the prescription's history, and none is ever deleted.
 * Reading writes, too: who looked at whom.
 */
@Service
@Transactional
class PrescriptionService {

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("issuedOn"), Sort.Order.asc("id"));

	private static final Sort LAST_VERSION_FIRST = Sort.by(Sort.Order.desc("key.version"));

	private final PrescriptionRepository prescriptions;

	private final PrescriptionChangeRepository changes;

	private final PatientAccess access;

	private final AccessLog accessLog;

	private final Idempotency idempotency;

	private final JdbcAggregateOperations operations;

	private final Clock clock;

	PrescriptionService(PrescriptionRepository prescriptions, PrescriptionChangeRepository changes,
			PatientAccess access, AccessLog accessLog, Idempotency idempotency, JdbcAggregateOperations operations,
			Clock clock) {
		this.prescriptions = prescriptions;
		this.changes = changes;
		this.access = access;
		this.accessLog = accessLog;
		this.idempotency = idempotency;
		this.operations = operations;
		this.clock = clock;
	}

	Page<Prescription> find(UUID patientId, Caller caller, PageRequest page) {
		Grounds grounds = this.access.requireVisible(patientId, caller);
		Page<Prescription> found = this.prescriptions.findByPatientId(patientId, page.withSort(NEWEST_FIRST));
		this.accessLog.allowed(caller, Action.LIST_PRESCRIPTIONS, grounds, patientId, null, null);
		return found;
	}

	Prescription get(UUID id, UUID patientId, Caller caller) {
		Grounds grounds = this.access.requireVisible(patientId, caller);
		Prescription prescription = require(id, patientId);
		this.accessLog.allowed(caller, Action.READ_PRESCRIPTION, grounds, patientId, id, null);
		return prescription;
	}

	Page<PrescriptionChange> getHistory(UUID id, UUID patientId, Caller caller, PageRequest page) {
		Grounds grounds = this.access.requireVisible(patientId, caller);
		require(id, patientId);
		Page<PrescriptionChange> history = this.changes.findByKeyPrescriptionId(id, page.withSort(LAST_VERSION_FIRST));
		this.accessLog.allowed(caller, Action.READ_PRESCRIPTION_HISTORY, grounds, patientId, id, null);
		return history;
	}

	Prescription issue(NewPrescription content, UUID patientId, Caller caller, IdempotencyKey key) {
		Grounds grounds = this.access.requireInCare(patientId, caller);
		Prescription issued = this.idempotency.once(key, content, Prescription.class,
				() -> keep(this.operations.insert(Prescription.of(content, patientId)), PrescriptionChange.Kind.ISSUED,
						null, caller));
		this.accessLog.allowed(caller, Action.ISSUE_PRESCRIPTION, grounds, patientId, issued.id(), null);
		return issued;
	}

	Prescription amend(UUID id, Amendment amendment, UUID patientId, Caller caller, IfMatch seen) {
		Grounds grounds = this.access.requireInCare(patientId, caller);
		Prescription current = requireChangeable(id, patientId, seen);
		Prescription amended = keep(this.operations.update(current.amended(amendment)), PrescriptionChange.Kind.AMENDED,
				amendment.reason(), caller);
		this.accessLog.allowed(caller, Action.AMEND_PRESCRIPTION, grounds, patientId, id, amendment.reason());
		return amended;
	}

	Prescription cancel(UUID id, Cancellation cancellation, UUID patientId, Caller caller, IfMatch seen,
			IdempotencyKey key) {
		Grounds grounds = this.access.requireInCare(patientId, caller);
		Prescription cancelled = this.idempotency.once(key, cancellation, Prescription.class,
				() -> keep(this.operations.update(requireChangeable(id, patientId, seen).cancelled()),
						PrescriptionChange.Kind.CANCELLED, cancellation.reason(), caller));
		this.accessLog.allowed(caller, Action.CANCEL_PRESCRIPTION, grounds, patientId, id, cancellation.reason());
		return cancelled;
	}

	private Prescription require(UUID id, UUID patientId) {
		return this.prescriptions.findByIdAndPatientId(id, patientId).orElseThrow(PrescriptionNotFoundException::new);
	}

	/*
	 * Whoever is quicker between this look and the update makes the update fail: it asks
	 * for the version once more.
	 */
	private Prescription requireChangeable(UUID id, UUID patientId, IfMatch seen) {
		Prescription prescription = require(id, patientId);
		seen.require(prescription.version());
		if (prescription.status() == Prescription.Status.CANCELLED) {
			throw new PrescriptionCancelledException();
		}
		return prescription;
	}

	private Prescription keep(Prescription changed, PrescriptionChange.Kind kind, @Nullable String reason,
			Caller caller) {
		this.operations.insert(PrescriptionChange.to(changed, kind, reason, caller.subject(), this.clock.instant()));
		return changed;
	}

}
