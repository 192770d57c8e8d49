package com.klexhealth.sample.api.access;

import java.time.Instant;
import java.util.UUID;

import org.springframework.data.annotation.Id;

/**
 * A practitioner treats a patient, and may therefore see them and write about them.
 */
record CareRelation(@Id UUID id, String practitioner, UUID patientId, String assignedBy, Instant assignedAt) {

}
