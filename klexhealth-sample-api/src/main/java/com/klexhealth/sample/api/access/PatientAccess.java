package com.klexhealth.sample.api.access;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Component;

import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;

/**
 * Decides about whom a caller may know: practitioners about the patients in their care
 * and, for an hour, about those whose record they opened in an emergency; patients about
 * themselves; an account that is both about all of these; anybody else about nobody. Only
 * about those in their care may practitioners write.
 * <p>
 * A patient that the caller may not know of is a patient that is not there: both take the
 * same way, the same time and the same answer.
 */
@Component
public class PatientAccess {

	/**
	 * The patients {@code p} whom the caller may know of at any time, to be searched by
	 * queries with a parameter {@code caller}. It names them instead of asking each
	 * patient of the house, and the offset keeps PostgreSQL from doing so because it
	 * expects few to match: a search begins with those few, however many there are.
	 */
	public static final String VISIBLE_PATIENTS = """
			(select v.* from patient v where v.id in (
				select c.patient_id from care_relation c
					where :#{#caller.practitioner()} and c.practitioner = :#{#caller.subject()}
				union all
				select s.id from patient s where :#{#caller.patient()} and s.subject = :#{#caller.subject()})
				offset 0 rows) p
			""";

	static final String GROUNDS = """
			select 'SELF' from patient p
				where :#{#caller.patient()} and p.subject = :#{#caller.subject()} and p.id = :patientId
			union all
			select 'CARE' from care_relation c where :#{#caller.practitioner()}
				and c.practitioner = :#{#caller.subject()} and c.patient_id = :patientId
			union all
			select 'EMERGENCY' from emergency_access e where :#{#caller.practitioner()}
				and e.practitioner = :#{#caller.subject()} and e.patient_id = :patientId and e.ends_at > :now
			""";

	private final CareRelationRepository careRelations;

	private final JdbcAggregateOperations operations;

	private final Clock clock;

	PatientAccess(CareRelationRepository careRelations, JdbcAggregateOperations operations, Clock clock) {
		this.careRelations = careRelations;
		this.operations = operations;
		this.clock = clock;
	}

	/**
	 * Let only those pass who may know of the patient.
	 * @param patientId the patient
	 * @param caller who wants to see them
	 * @return why they may
	 * @throws PatientNotFoundException if there is no such patient for this caller
	 */
	public Grounds requireVisible(UUID patientId, Caller caller) {
		return grounds(patientId, caller).get(0);
	}

	/**
	 * Let only those pass who treat the patient.
	 * @param patientId the patient
	 * @param caller who wants to write about them
	 * @return why they may, which is {@link Grounds#CARE}
	 * @throws PatientNotFoundException if there is no such patient for this caller
	 * @throws ProblemException if the caller may see the patient, but no more
	 */
	public Grounds requireInCare(UUID patientId, Caller caller) {
		if (!grounds(patientId, caller).contains(Grounds.CARE)) {
			throw new ProblemException(ProblemType.NOT_IN_YOUR_CARE,
					"You may see this patient, but only those who treat them write about them.");
		}
		return Grounds.CARE;
	}

	/**
	 * Find who a patient is.
	 * @param caller who wants to see themself
	 * @return the patient that the caller is
	 * @throws PatientNotFoundException if the caller is no patient
	 */
	UUID requireOwn(Caller caller) {
		if (!caller.patient()) {
			throw new PatientNotFoundException();
		}
		return this.careRelations.findPatientId(caller.subject()).orElseThrow(PatientNotFoundException::new);
	}

	/**
	 * Let only those pass who ask for a patient who is there, whoever they are: that they
	 * may know is what the caller has made sure of.
	 * @param patientId the patient
	 * @throws PatientNotFoundException if there is no such patient
	 */
	void requireExisting(UUID patientId) {
		if (this.careRelations.countPatients(patientId) == 0) {
			throw new PatientNotFoundException();
		}
	}

	/**
	 * Whether somebody may see a patient without an emergency.
	 * @param patientId the patient
	 * @param caller who wants to see them
	 * @return whether they are or treat the patient
	 */
	boolean isVisibleAtAnyTime(UUID patientId, Caller caller) {
		return findGrounds(patientId, caller).stream().anyMatch((grounds) -> grounds != Grounds.EMERGENCY);
	}

	/**
	 * Put a patient into the care of the practitioner who registers them.
	 * @param patientId the patient
	 * @param practitioner who treats them from now on
	 */
	public void takeIntoCare(UUID patientId, Caller practitioner) {
		this.operations.insert(new CareRelation(UUID.randomUUID(), practitioner.subject(), patientId,
				practitioner.subject(), this.clock.instant()));
	}

	private List<Grounds> grounds(UUID patientId, Caller caller) {
		List<Grounds> grounds = findGrounds(patientId, caller);
		if (grounds.isEmpty()) {
			throw new PatientNotFoundException();
		}
		return grounds;
	}

	private List<Grounds> findGrounds(UUID patientId, Caller caller) {
		return this.careRelations.findGrounds(patientId, caller, OffsetDateTime.now(this.clock))
			.stream()
			.distinct()
			.sorted()
			.toList();
	}

}
