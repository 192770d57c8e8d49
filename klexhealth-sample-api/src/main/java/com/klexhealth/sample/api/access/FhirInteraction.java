package com.klexhealth.sample.api.access;

/**
 * What can be done to FHIR resources, and which letter of a SMART scope opens it.
 */
public enum FhirInteraction {

	/** Read a patient. */
	READ_PATIENT("Patient", 'r'),

	/** Search for patients. */
	SEARCH_PATIENTS("Patient", 's'),

	/** Read a prescription. */
	READ_SERVICE_REQUEST("ServiceRequest", 'r'),

	/** Search for the prescriptions of a patient. */
	SEARCH_SERVICE_REQUESTS("ServiceRequest", 's');

	private final String resourceType;

	private final char permission;

	FhirInteraction(String resourceType, char permission) {
		this.resourceType = resourceType;
		this.permission = permission;
	}

	String resourceType() {
		return this.resourceType;
	}

	char permission() {
		return this.permission;
	}

}
