package com.klexhealth.boot.openapi;

import java.util.List;
import java.util.Set;

import io.swagger.v3.oas.models.security.SecurityRequirement;

/**
 * A requirement that was read from the access rule of an operation, and counts where the
 * application documents none itself.
 */
@SuppressWarnings("serial")
final class DerivedRequirement extends SecurityRequirement {

	private final boolean moreThanAToken;

	DerivedRequirement(Set<String> scopes, boolean moreThanAToken) {
		addList(KlexHealthScheme.NAME, List.copyOf(scopes));
		this.moreThanAToken = moreThanAToken;
	}

	boolean needsMoreThanAToken() {
		return this.moreThanAToken;
	}

}
