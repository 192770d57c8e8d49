package com.klexhealth.sample.api.prescription;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/**
 * Finds the prescriptions of a patient.
 */
interface PrescriptionRepository extends Repository<Prescription, UUID> {

	Page<Prescription> findByPatientId(UUID patientId, Pageable pageable);

	Optional<Prescription> findByIdAndPatientId(UUID id, UUID patientId);

}
