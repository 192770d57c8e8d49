package com.klexhealth.sample.api.access;

/**
 * What can be done to patients and what is theirs, as it is recorded.
 */
public enum Action {

	/** A patient was shown in a list. */
	LIST_PATIENTS,

	/** A patient was looked at. */
	READ_PATIENT,

	/** A patient was registered. */
	REGISTER_PATIENT,

	/** A patient's details were changed. */
	UPDATE_PATIENT,

	/** A patient's prescriptions were listed. */
	LIST_PRESCRIPTIONS,

	/** A prescription was looked at. */
	READ_PRESCRIPTION,

	/** A prescription's history was looked at. */
	READ_PRESCRIPTION_HISTORY,

	/** A prescription was issued. */
	ISSUE_PRESCRIPTION,

	/** A prescription was amended. */
	AMEND_PRESCRIPTION,

	/** A prescription was cancelled. */
	CANCEL_PRESCRIPTION,

	/** A patient's record was opened in an emergency. */
	OPEN_IN_EMERGENCY,

	/** The emergencies in which a patient's record was opened were listed. */
	LIST_EMERGENCY_ACCESSES,

	/** The record of who looked at a patient was listed. */
	READ_ACCESS_LOG,

	/** It was listed who treats whom. */
	LIST_CARE_RELATIONS,

	/** A patient was put into a practitioner's care. */
	ASSIGN_PRACTITIONER,

	/** A patient was taken out of a practitioner's care. */
	REMOVE_PRACTITIONER

}
