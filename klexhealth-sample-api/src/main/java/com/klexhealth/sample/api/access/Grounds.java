package com.klexhealth.sample.api.access;

/**
 * Why a caller may know of a patient, the best reason first.
 */
public enum Grounds {

	/**
	 * The patient is the caller.
	 */
	SELF,

	/**
	 * The caller treats the patient.
	 */
	CARE,

	/**
	 * The caller opened the patient's record in an emergency, less than an hour ago.
	 */
	EMERGENCY,

	/**
	 * The caller manages who treats the patient, and sees nothing else of them.
	 */
	ADMINISTRATION

}
