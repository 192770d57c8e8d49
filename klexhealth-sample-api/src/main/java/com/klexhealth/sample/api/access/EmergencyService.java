package com.klexhealth.sample.api.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import com.klexhealth.sample.api.idempotency.Idempotency;
import com.klexhealth.sample.api.idempotency.IdempotencyKey;
import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;
import com.klexhealth.sample.api.ratelimit.RateLimit;

/**
 * Opens the record of a patient to a practitioner who does not treat them ("break
 * glass"), and tells the patient. Nobody has to agree: what keeps it to emergencies is
 * that there are few of them, that each has a reason and ends after an hour, and that the
 * patient learns of each.
 */
@Service
@Transactional
class EmergencyService {

	static final Duration DURATION = Duration.ofHours(1);

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("beginsAt"), Sort.Order.asc("id"));

	private final EmergencyAccessRepository emergencies;

	private final PatientAccess access;

	private final AccessLog accessLog;

	private final RateLimit emergencyLimit;

	private final Idempotency idempotency;

	private final JdbcAggregateOperations operations;

	private final Clock clock;

	EmergencyService(EmergencyAccessRepository emergencies, PatientAccess access, AccessLog accessLog,
			RateLimit emergencyLimit, Idempotency idempotency, JdbcAggregateOperations operations, Clock clock) {
		this.emergencies = emergencies;
		this.access = access;
		this.accessLog = accessLog;
		this.emergencyLimit = emergencyLimit;
		this.idempotency = idempotency;
		this.operations = operations;
		this.clock = clock;
	}

	EmergencyAccess open(UUID patientId, NewEmergencyAccess emergency, Caller practitioner, IdempotencyKey key) {
		EmergencyAccess opened = this.idempotency.once(key, emergency, EmergencyAccess.class,
				() -> open(patientId, Objects.requireNonNull(emergency.reason()), practitioner),
				(before) -> requireUnderWay(before, practitioner));
		this.accessLog.allowed(practitioner, Action.OPEN_IN_EMERGENCY, Grounds.EMERGENCY, patientId, opened.id(),
				opened.reason());
		return opened;
	}

	Page<EmergencyAccess> findOwn(Caller patient, PageRequest page) {
		UUID patientId = this.access.requireOwn(patient);
		Page<EmergencyAccess> found = this.emergencies.findByPatientId(patientId, page.withSort(NEWEST_FIRST));
		this.accessLog.allowed(patient, Action.LIST_EMERGENCY_ACCESSES, Grounds.SELF, patientId, null, null);
		return found;
	}

	/*
	 * An emergency that is over is not opened by sending its request again, and no record
	 * may say so.
	 */
	private void requireUnderWay(EmergencyAccess before, Caller practitioner) {
		this.emergencyLimit.count(practitioner.subject());
		if (!before.endsAt().isAfter(this.clock.instant())) {
			throw new ProblemException(ProblemType.OVER_SINCE,
					"The emergency of your first request with this Idempotency-Key is over: a new one needs a new key.");
		}
	}

	/*
	 * Attempts count, too: whoever guesses at patients soon has none left.
	 */
	private EmergencyAccess open(UUID patientId, String reason, Caller practitioner) {
		this.emergencyLimit.count(practitioner.subject());
		this.access.requireExisting(patientId);
		if (this.access.isVisibleAtAnyTime(patientId, practitioner)) {
			throw new ProblemException(ProblemType.ALREADY_IN_CARE, "You may see this patient without an emergency.");
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		return this.operations.insert(new EmergencyAccess(UUID.randomUUID(), practitioner.subject(), patientId, reason,
				now, now.plus(DURATION)));
	}

}
