package com.klexhealth.sandbox.account;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An account at KlexHealth.
 *
 * @param id what tokens call {@code sub}
 * @param userName what its holder types to log in
 * @param title an academic title
 * @param givenName the given name
 * @param familyName the family name
 * @param email the address
 * @param password the password's hash
 * @param role who its holder is
 */
public record Account(UUID id, String userName, @Nullable String title, String givenName, String familyName,
		String email, String password, Role role) {

	/**
	 * Returns the name as it is spoken.
	 * @return title, given name and family name
	 */
	public String name() {
		String name = this.givenName + " " + this.familyName;
		return (this.title != null) ? this.title + " " + name : name;
	}

}
