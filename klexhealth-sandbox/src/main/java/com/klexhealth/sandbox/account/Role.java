package com.klexhealth.sandbox.account;

import java.util.Locale;

/**
 * Who somebody is to KlexHealth.
 */
public enum Role {

	/** Treats patients and reads their prescriptions. */
	PRACTITIONER,

	/** Is treated. */
	PATIENT,

	/** Manages who treats whom, and sees nothing else of patients. */
	ADMINISTRATOR;

	/**
	 * Returns the role as it stands in tokens.
	 * @return the name in lower case
	 */
	public String claim() {
		return name().toLowerCase(Locale.ROOT);
	}

}
