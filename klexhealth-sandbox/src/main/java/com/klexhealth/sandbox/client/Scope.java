package com.klexhealth.sandbox.client;

import java.util.Arrays;
import java.util.List;

/**
 * What an application may ask for.
 */
public enum Scope {

	/** Who the user is: their {@code sub}. */
	OPENID("openid"),

	/** Name and user name. */
	PROFILE("profile"),

	/** Email address. */
	EMAIL("email"),

	/** Read the data of patients. */
	PATIENTS_READ("patients:read"),

	/** Add and change patients. */
	PATIENTS_WRITE("patients:write"),

	/** Open the record of a patient whom the user does not treat. */
	PATIENTS_EMERGENCY("patients:emergency"),

	/** Read prescriptions. */
	PRESCRIPTIONS_READ("prescriptions:read"),

	/** Add prescriptions. */
	PRESCRIPTIONS_WRITE("prescriptions:write"),

	/** Read who treats whom. */
	CARE_RELATIONS_READ("care-relations:read"),

	/** Decide who treats whom. */
	CARE_RELATIONS_WRITE("care-relations:write"),

	/** SMART: read and search the user's own record. */
	SMART_PATIENT_PATIENT("patient/Patient.rs"),

	/** SMART: read and search the user's own prescriptions. */
	SMART_PATIENT_SERVICE_REQUEST("patient/ServiceRequest.rs"),

	/** SMART: read and search the patients whom the user may see. */
	SMART_USER_PATIENT("user/Patient.rs"),

	/** SMART: read and search the prescriptions that the user may see. */
	SMART_USER_SERVICE_REQUEST("user/ServiceRequest.rs");

	private final String value;

	Scope(String value) {
		this.value = value;
	}

	/**
	 * Returns the scope as it stands in requests and tokens.
	 * @return the value
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Returns all scopes as they stand in requests and tokens.
	 * @return the values
	 */
	public static List<String> all() {
		return Arrays.stream(values()).map(Scope::value).toList();
	}

}
