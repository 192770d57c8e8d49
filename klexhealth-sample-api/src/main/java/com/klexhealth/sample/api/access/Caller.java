package com.klexhealth.sample.api.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who is asking: the account behind the token and the roles that decide whom it may see.
 *
 * @param subject the account's stable identifier, the {@code sub} claim of the token
 * @param practitioner whether the account treats patients
 * @param patient whether the account is a patient's own
 */
public record Caller(String subject, boolean practitioner, boolean patient) {

	/**
	 * The caller whose token was accepted.
	 * @param authentication what the starter made of the token
	 * @return the caller
	 */
	public static Caller of(Authentication authentication) {
		return new Caller(authentication.getName(), hasRole(authentication, "practitioner"),
				hasRole(authentication, "patient"));
	}

	private static boolean hasRole(Authentication authentication, String role) {
		return authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.anyMatch(("ROLE_" + role)::equals);
	}

}
