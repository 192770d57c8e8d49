package com.klexhealth.sample.api.access;

import java.util.Collection;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/**
 * Finds who looked at whom. It offers nothing that changes or deletes a record.
 */
interface AccessRecordRepository extends Repository<AccessRecord, Long> {

	Page<AccessRecord> findByPatientIdAndIdLessThanAndOutcomeIn(UUID patientId, long before,
			Collection<AccessRecord.Outcome> outcomes, Pageable page);

}
