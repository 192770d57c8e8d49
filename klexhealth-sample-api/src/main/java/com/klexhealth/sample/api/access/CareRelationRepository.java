package com.klexhealth.sample.api.access;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * Knows who is in whose care.
 */
interface CareRelationRepository extends Repository<CareRelation, UUID> {

	/*
	 * None of the three parts looks whether there is such a patient: one who is not there
	 * and one whom the caller may not know take the same way through the same indexes.
	 */
	@Query(PatientAccess.GROUNDS)
	List<Grounds> findGrounds(UUID patientId, Caller caller, OffsetDateTime now);

}
