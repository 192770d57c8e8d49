package com.klexhealth.sample.api.access;

import java.util.UUID;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;

/**
 * Decides which patients a caller may see: practitioners those in their care, patients
 * themselves, an account that is both the union, anybody else nobody.
 * <p>
 * A patient that the caller may not see is a patient that is not there. The rule is part
 * of the query itself, so that both take the same way, the same time and the same answer.
 */
@Component
public class PatientAccess {

	/**
	 * The rule, as a condition on a patient {@code p}, for queries with a parameter
	 * {@code caller}.
	 */
	public static final String IS_VISIBLE = """
			((:#{#caller.patient()} and p.subject = :#{#caller.subject()})
				or (:#{#caller.practitioner()} and exists (select 1 from care_relation c
					where c.patient_id = p.id and c.practitioner = :#{#caller.subject()})))
			""";

	private final CareRelationRepository careRelations;

	private final JdbcAggregateOperations operations;

	PatientAccess(CareRelationRepository careRelations, JdbcAggregateOperations operations) {
		this.careRelations = careRelations;
		this.operations = operations;
	}

	/**
	 * Let only those pass who may see the patient.
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
	 * Put a patient into a practitioner's care.
	 * @param patientId the patient
	 * @param practitioner who treats them from now on
	 */
	public void takeIntoCare(UUID patientId, Caller practitioner) {
		this.operations.insert(new CareRelation(UUID.randomUUID(), practitioner.subject(), patientId));
	}

}
