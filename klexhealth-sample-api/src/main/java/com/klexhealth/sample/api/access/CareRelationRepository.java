package com.klexhealth.sample.api.access;

import java.util.UUID;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * Knows who is in whose care.
 */
interface CareRelationRepository extends Repository<CareRelation, UUID> {

	@Query("select count(*) > 0 from patient p where p.id = :patientId and " + PatientAccess.IS_VISIBLE)
	boolean isVisible(UUID patientId, Caller caller);

	@Query("select count(*) > 0 from patient p where p.id = :patientId and " + PatientAccess.IS_IN_CARE)
	boolean isInCare(UUID patientId, Caller caller);

}
