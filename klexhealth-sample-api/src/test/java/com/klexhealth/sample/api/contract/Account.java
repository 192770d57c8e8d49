package com.klexhealth.sample.api.contract;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody who has a token.
 *
 * @param subject the account's identifier
 * @param roles what the account is
 */
record Account(String subject, Set<String> roles) {

	static Account of(Set<String> roles) {
		return new Account(UUID.randomUUID().toString(), roles);
	}

	Account onlyAs(String role) {
		return new Account(this.subject, is(role) ? Set.of(role) : Set.of());
	}

	boolean is(String role) {
		return this.roles.contains(role);
	}

}
