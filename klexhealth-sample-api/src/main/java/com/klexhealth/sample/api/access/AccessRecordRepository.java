package com.klexhealth.sample.api.access;

import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/**
 * Finds who looked at whom. It offers nothing that changes or deletes a record.
 */
interface AccessRecordRepository extends Repository<AccessRecord, Long> {

	Page<AccessRecord> findByPatientId(UUID patientId, Pageable page);

}
