package com.klexhealth.sample.api.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Why a caller may know of a patient, the best reason first.
 */
public enum Grounds {

	/**
	 * The patient is the caller.
	 */
	@JsonProperty("self")
	SELF,

	/**
	 * The caller treats the patient.
	 */
	@JsonProperty("care")
	CARE,

	/**
	 * The caller opened the patient's record in an emergency, less than an hour ago.
	 */
	@JsonProperty("emergency")
	EMERGENCY,

	/**
	 * The caller manages who treats the patient, and sees nothing else of them.
	 */
	@JsonProperty("administration")
	ADMINISTRATION

}
