package com.klexhealth.sample.api.fhir;

import com.klexhealth.sample.api.Tokens;

/**
 * Access tokens with the scopes of SMART apps.
 */
final class FhirTokens {

	private static final String[] OF_USER = { "user/Patient.rs", "user/ServiceRequest.rs" };

	private FhirTokens() {
	}

	static Tokens weber() {
		return Tokens.weber().withScopes(OF_USER);
	}

	static Tokens schneider() {
		return Tokens.schneider().withScopes(OF_USER);
	}

}
