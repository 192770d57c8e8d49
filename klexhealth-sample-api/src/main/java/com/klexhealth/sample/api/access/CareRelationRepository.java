package com.klexhealth.sample.api.access;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.repository.query.Modifying;
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

	@Query("select count(*) from patient p where p.id = :patientId")
	int countPatients(UUID patientId);

	@Query("select p.id from patient p where p.subject = :subject")
	Optional<UUID> findPatientId(String subject);

	Page<CareRelation> findAll(Pageable page);

	Page<CareRelation> findByPractitioner(String practitioner, Pageable page);

	Page<CareRelation> findByPatientId(UUID patientId, Pageable page);

	Page<CareRelation> findByPractitionerAndPatientId(String practitioner, UUID patientId, Pageable page);

	Optional<CareRelation> findById(UUID id);

	@Modifying
	@Query("delete from care_relation where id = :id")
	int deleteById(UUID id);

	default Page<CareRelation> find(@Nullable String practitioner, @Nullable UUID patientId, Pageable page) {
		if (practitioner == null) {
			return (patientId != null) ? findByPatientId(patientId, page) : findAll(page);
		}
		return (patientId != null) ? findByPractitionerAndPatientId(practitioner, patientId, page)
				: findByPractitioner(practitioner, page);
	}

}
