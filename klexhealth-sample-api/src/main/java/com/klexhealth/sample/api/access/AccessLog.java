package com.klexhealth.sample.api.access;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Records who looked at whom. An access and its record stand or fall together: what was
 * allowed is recorded in the transaction of the access itself, and without one there is
 * no access. What was refused is recorded in a transaction of its own, since the one of
 * the attempt is rolled back.
 */
@Component
public class AccessLog {

	private static final String RECORDED = AccessLog.class.getName() + ".recorded";

	private final JdbcAggregateOperations operations;

	private final Clock clock;

	AccessLog(JdbcAggregateOperations operations, Clock clock) {
		this.operations = operations;
		this.clock = clock;
	}

	/**
	 * Record that a patient's data is shown or changed by the transaction under way.
	 * @param caller who did it
	 * @param action what was done
	 * @param grounds why it was allowed
	 * @param patientId whose data it is
	 * @param resourceId which of it, or {@code null} for the patient
	 * @param reason what the caller gave as reason, where one was asked for
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void allowed(Caller caller, Action action, Grounds grounds, UUID patientId, @Nullable UUID resourceId,
			@Nullable String reason) {
		rememberOnceCommitted();
		this.operations.insert(allowedRecord(caller, action, grounds, patientId, resourceId, reason));
	}

	/**
	 * Record that a list of patients is shown by the transaction under way: each of them,
	 * or, if there are none, that somebody looked.
	 * @param caller who sees them
	 * @param action what was done
	 * @param patients who they are, and why the caller may know
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void allowed(Caller caller, Action action, Map<UUID, Grounds> patients) {
		rememberOnceCommitted();
		if (patients.isEmpty()) {
			this.operations.insert(allowedRecord(caller, action, null, null, null, null));
			return;
		}
		this.operations.insertAll(patients.entrySet()
			.stream()
			.map((shown) -> allowedRecord(caller, action, shown.getValue(), shown.getKey(), null, null))
			.toList());
	}

	/**
	 * Record that nothing was shown and nothing changed.
	 * @param caller who tried
	 * @param action what was tried
	 * @param patientId whose data was asked for, if the request named somebody
	 * @param resourceId which of it, if the request named some
	 * @param status what was answered
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void refused(Caller caller, Action action, @Nullable UUID patientId, @Nullable UUID resourceId,
			HttpStatusCode status) {
		this.operations
			.insert(new AccessRecord(null, this.clock.instant(), caller.subject(), caller.client(), caller.tokenId(),
					action, patientId, resourceId, AccessRecord.Outcome.REFUSED, status.value(), null, null));
	}

	/**
	 * Whether the access that a request asked for is on record as an allowed one, so that
	 * nothing that happens to its answer makes it a refused one.
	 * @param request the request
	 * @return whether it is
	 */
	static boolean isRecorded(RequestAttributes request) {
		return request.getAttribute(RECORDED, RequestAttributes.SCOPE_REQUEST) != null;
	}

	private static void rememberOnceCommitted() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void afterCommit() {
					request.setAttribute(RECORDED, true, RequestAttributes.SCOPE_REQUEST);
				}

			});
		}
	}

	private AccessRecord allowedRecord(Caller caller, Action action, @Nullable Grounds grounds,
			@Nullable UUID patientId, @Nullable UUID resourceId, @Nullable String reason) {
		return new AccessRecord(null, this.clock.instant(), caller.subject(), caller.client(), caller.tokenId(), action,
				patientId, resourceId, AccessRecord.Outcome.ALLOWED, null, grounds, reason);
	}

}
