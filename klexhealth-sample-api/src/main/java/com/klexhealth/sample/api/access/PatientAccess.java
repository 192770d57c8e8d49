package com.klexhealth.sample.api.access;

import java.util.UUID;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Decides about whom a caller may know: practitioners about the patients in their care,
 * patients about themselves, an account that is both about all of these, anybody else
 * about nobody. Only those in their care may practitioners write about.
 * <p>
 * A patient that the caller may not know of is a patient that is not there. The rule is
 * part of the query itself, so that both take the same way, the same time and the same
 * answer.
 */
@Component
public class PatientAccess {

	/**
	 * The patient {@code p} is the caller.
	 */
	static final String IS_SELF = "(:#{#caller.patient()} and p.subject = :#{#caller.subject()})";

	/**
	 * The patient {@code p} is in the caller's care.
	 */
	static final String IS_IN_CARE = """
			(:#{#caller.practitioner()} and exists (select 1 from care_relation c
				where c.patient_id = p.id and c.practitioner = :#{#caller.subject()}))
			""";

	/**
	 * The rule, as a condition on a patient {@code p}, for queries with a parameter
	 * {@code caller}.
	 */
	public static final String IS_VISIBLE = "(" + IS_SELF + " or " + IS_IN_CARE + ")";

	private final CareRelationRepository careRelations;

	private final JdbcAggregateOperations operations;

	PatientAccess(CareRelationRepository careRelations, JdbcAggregateOperations operations) {
		this.careRelations = careRelations;
		this.operations = operations;
	}

	/**
	 * Let only those pass who may know of the patient.
	 * @param patientId the patient
	 * @param caller who wants to see them
	 * @throws PatientNotFoundException if there is no such patient for this caller
	 */
	public void requireVisible(UUID patientId, Caller caller) {
		if (!this.careRelations.isVisible(patientId, caller)) {
			throw new PatientNotFoundException();
		}
	}

	/**
	 * Let only those pass who treat the patient.
	 * @param patientId the patient
	 * @param caller who wants to write about them
	 * @throws PatientNotFoundException if there is no such patient for this caller
	 * @throws AccessDeniedException if the caller may see the patient, but no more
	 */
	public void requireInCare(UUID patientId, Caller caller) {
		requireVisible(patientId, caller);
		if (!this.careRelations.isInCare(patientId, caller)) {
			throw new AccessDeniedException("Not in the caller's care");
		}
	}

	/**
	 * Put a patient into a practitioner's care.
	 * @param patientId the patient
	 * @param practitioner who treats them from now on
	 */
	public void takeIntoCare(UUID patientId, Caller practitioner) {
		this.operations.insert(new CareRelation(UUID.randomUUID(), practitioner.subject(), patientId));
	}

}
