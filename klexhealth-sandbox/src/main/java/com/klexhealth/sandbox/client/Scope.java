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

	/** Read prescriptions. */
	PRESCRIPTIONS_READ("prescriptions:read"),

	/** Add prescriptions. */
	PRESCRIPTIONS_WRITE("prescriptions:write");

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
