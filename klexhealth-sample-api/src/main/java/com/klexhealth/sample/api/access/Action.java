package com.klexhealth.sample.api.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What can be done to patients and what is theirs, as it is recorded.
 */
public enum Action {

	/** A patient was shown in a list. */
	@JsonProperty("list-patients")
	LIST_PATIENTS,

	/** A patient was looked at. */
	@JsonProperty("read-patient")
	READ_PATIENT,

	/** A patient was registered. */
	@JsonProperty("register-patient")
	REGISTER_PATIENT,

	/** A patient's details were changed. */
	@JsonProperty("update-patient")
	UPDATE_PATIENT,

	/** A patient's prescriptions were listed. */
	@JsonProperty("list-prescriptions")
	LIST_PRESCRIPTIONS,

	/** A prescription was looked at. */
	@JsonProperty("read-prescription")
	READ_PRESCRIPTION,

	/** A prescription's history was looked at. */
	@JsonProperty("read-prescription-history")
	READ_PRESCRIPTION_HISTORY,

	/** A prescription was issued. */
	@JsonProperty("issue-prescription")
	ISSUE_PRESCRIPTION,

	/** A prescription was amended. */
	@JsonProperty("amend-prescription")
	AMEND_PRESCRIPTION,

	/** A prescription was cancelled. */
	@JsonProperty("cancel-prescription")
	CANCEL_PRESCRIPTION,

	/** A patient's record was opened in an emergency. */
	@JsonProperty("open-in-emergency")
	OPEN_IN_EMERGENCY,

	/** The emergencies in which a patient's record was opened were listed. */
	@JsonProperty("list-emergency-accesses")
	LIST_EMERGENCY_ACCESSES,

	/** The record of who looked at a patient was listed. */
	@JsonProperty("read-access-log")
	READ_ACCESS_LOG,

	/** It was listed who treats whom. */
	@JsonProperty("list-care-relations")
	LIST_CARE_RELATIONS,

	/** A patient was put into a practitioner's care. */
	@JsonProperty("assign-practitioner")
	ASSIGN_PRACTITIONER,

	/** A patient was taken out of a practitioner's care. */
	@JsonProperty("remove-practitioner")
	REMOVE_PRACTITIONER

}
