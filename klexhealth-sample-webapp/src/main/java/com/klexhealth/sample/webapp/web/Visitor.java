package com.klexhealth.sample.webapp.web;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who is logged in, as the header of each page needs to know it.
 *
 * @param name name to show
 * @param practitioner whether they treat patients
 * @param patient whether they are a patient
 */
record Visitor(String name, boolean practitioner, boolean patient) {

	static Visitor of(Authentication authentication) {
		return new Visitor(name(authentication), hasRole(authentication, "practitioner"),
				hasRole(authentication, "patient"));
	}

	private static String name(Authentication authentication) {
		if (authentication.getPrincipal() instanceof OidcUser user) {
			String fullName = user.getFullName();
			String userName = user.getPreferredUsername();
			if (fullName != null) {
				return fullName;
			}
			if (userName != null) {
				return userName;
			}
		}
		return authentication.getName();
	}

	private static boolean hasRole(Authentication authentication, String role) {
		return authentication.getAuthorities()
			.stream()
			.anyMatch((authority) -> ("ROLE_" + role).equals(authority.getAuthority()));
	}

}
