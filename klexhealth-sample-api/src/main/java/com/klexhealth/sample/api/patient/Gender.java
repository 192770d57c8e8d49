package com.klexhealth.sample.api.patient;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A patient's gender as insurers record it.
 */
enum Gender {

	/**
	 * Female.
	 */
	@JsonProperty("female")
	FEMALE,

	/**
	 * Male.
	 */
	@JsonProperty("male")
	MALE,

	/**
	 * Diverse.
	 */
	@JsonProperty("diverse")
	DIVERSE

}
