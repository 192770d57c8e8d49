package com.klexhealth.sample.api.prescription;

import java.util.UUID;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/**
 * Finds what became of a prescription.
 */
interface PrescriptionChangeRepository extends Repository<PrescriptionChange, PrescriptionChange.Key> {

	Page<PrescriptionChange> findByKeyPrescriptionId(UUID prescriptionId, Pageable pageable);

}
