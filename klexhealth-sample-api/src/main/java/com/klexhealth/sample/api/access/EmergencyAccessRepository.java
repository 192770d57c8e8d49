package com.klexhealth.sample.api.access;

import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/**
 * Knows who opened whose record in an emergency.
 */
interface EmergencyAccessRepository extends Repository<EmergencyAccess, UUID> {

	Page<EmergencyAccess> findByPatientId(UUID patientId, Pageable page);

}
