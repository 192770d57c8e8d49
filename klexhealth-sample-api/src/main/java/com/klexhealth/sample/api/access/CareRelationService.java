package com.klexhealth.sample.api.access;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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

/**
 * Manages who treats whom, on behalf of an administrator.
 */
@Service
@Transactional
class CareRelationService {

	private static final Sort BY_PRACTITIONER = Sort.by("practitioner", "patientId");

	private final CareRelationRepository careRelations;

	private final PatientAccess access;

	private final AccessLog accessLog;

	private final Idempotency idempotency;

	private final JdbcAggregateOperations operations;

	private final Clock clock;

	CareRelationService(CareRelationRepository careRelations, PatientAccess access, AccessLog accessLog,
			Idempotency idempotency, JdbcAggregateOperations operations, Clock clock) {
		this.careRelations = careRelations;
		this.access = access;
		this.accessLog = accessLog;
		this.idempotency = idempotency;
		this.operations = operations;
		this.clock = clock;
	}

	Page<CareRelation> find(@Nullable String practitioner, @Nullable UUID patientId, Caller administrator,
			PageRequest page) {
		Page<CareRelation> found = this.careRelations.find(practitioner, patientId, page.withSort(BY_PRACTITIONER));
		// that nobody treats a patient tells of them, too
		Map<UUID, Grounds> shown = Stream
			.concat(Stream.ofNullable(patientId), found.stream().map(CareRelation::patientId))
			.distinct()
			.collect(Collectors.toMap((id) -> id, (id) -> Grounds.ADMINISTRATION));
		this.accessLog.allowed(administrator, Action.LIST_CARE_RELATIONS, shown);
		return found;
	}

	CareRelation assign(NewCareRelation assignment, Caller administrator, IdempotencyKey key) {
		CareRelation assigned = this.idempotency.once(key, assignment, CareRelation.class,
				() -> assign(assignment, administrator), this::requireStillThere);
		this.accessLog.allowed(administrator, Action.ASSIGN_PRACTITIONER, Grounds.ADMINISTRATION, assigned.patientId(),
				assigned.id(), null);
		return assigned;
	}

	void remove(UUID id, Caller administrator) {
		CareRelation removed = this.careRelations.findById(id).orElseThrow(CareRelationService::notFound);
		if (this.careRelations.deleteById(id) == 0) {
			throw notFound(); // somebody else was quicker
		}
		this.accessLog.allowed(administrator, Action.REMOVE_PRACTITIONER, Grounds.ADMINISTRATION, removed.patientId(),
				id, null);
	}

	private void requireStillThere(CareRelation before) {
		if (this.careRelations.findById(before.id()).isEmpty()) {
			throw new ProblemException(ProblemType.OVER_SINCE,
					"What you assigned by this Idempotency-Key was ended since: to assign it anew needs a new key.");
		}
	}

	/*
	 * Whoever manages who may see whom must not be able to let themself in.
	 */
	private CareRelation assign(NewCareRelation assignment, Caller administrator) {
		if (assignment.practitioner().equals(administrator.subject())) {
			throw new ProblemException(ProblemType.SELF_ASSIGNMENT, "Somebody else has to assign a patient to you.");
		}
		this.access.requireExisting(assignment.patientId());
		try {
			return this.operations
				.insert(new CareRelation(UUID.randomUUID(), assignment.practitioner(), assignment.patientId(),
						administrator.subject(), this.clock.instant().truncatedTo(ChronoUnit.MILLIS)));
		}
		catch (DuplicateKeyException ex) {
			throw new ProblemException(ProblemType.ALREADY_IN_CARE, "The practitioner treats this patient already.");
		}
	}

	private static ProblemException notFound() {
		return new ProblemException(ProblemType.NOT_FOUND, "There is no such care relation.");
	}

}
