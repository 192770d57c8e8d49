package com.klexhealth.sample.api;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

/**
 * Access tokens as the starter hands them on, with every scope unless some are taken
 * away.
 */
public record Tokens(String subject, Set<String> roles, Set<String> scopes) {

	/** Dr. Miriam Weber, a practitioner. */
	public static final String WEBER = "6f1b3f0a-52c8-4f0e-9a39-0d5c1f2a7b01";

	/** Dr. Tobias Hartmann, another practitioner. */
	public static final String HARTMANN = "d81c5e92-3a47-4f6b-b0e8-6c2f9d13a704";

	/** Lukas Schneider, a patient in Dr. Weber's care. */
	public static final String SCHNEIDER = "0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11";

	/** Elif Yılmaz, a patient in Dr. Weber's care. */
	public static final String YILMAZ = "b24d7c38-1e6a-4c93-9f0b-7a8e5d4c3b22";

	/** Karin Koch, an administrator. */
	public static final String KOCH = "f3a6d1c8-9b27-4e50-8c14-2d7e6b5a9f03";

	private static final Set<String> ALL_SCOPES = Set.of("patients:read", "patients:write", "patients:emergency",
			"prescriptions:read", "prescriptions:write", "care-relations:read", "care-relations:write");

	public static Tokens weber() {
		return practitioner(WEBER);
	}

	public static Tokens hartmann() {
		return practitioner(HARTMANN);
	}

	public static Tokens schneider() {
		return patient(SCHNEIDER);
	}

	public static Tokens yilmaz() {
		return patient(YILMAZ);
	}

	public static Tokens koch() {
		return new Tokens(KOCH, Set.of("administrator"), ALL_SCOPES);
	}

	public static Tokens practitioner(String subject) {
		return new Tokens(subject, Set.of("practitioner"), ALL_SCOPES);
	}

	public static Tokens patient(String subject) {
		return new Tokens(subject, Set.of("patient"), ALL_SCOPES);
	}

	public Tokens withRoles(String... roles) {
		return new Tokens(this.subject, Set.of(roles), this.scopes);
	}

	public Tokens withScopes(String... scopes) {
		return new Tokens(this.subject, this.roles, Set.of(scopes));
	}

	public Tokens withoutScope(String scope) {
		Set<String> others = new TreeSet<>(this.scopes);
		others.remove(scope);
		return new Tokens(this.subject, this.roles, others);
	}

	public RequestPostProcessor asBearer() {
		return asBearer("a-client", "a-token");
	}

	public RequestPostProcessor asBearer(String client, String tokenId) {
		List<GrantedAuthority> authorities = AuthorityUtils.createAuthorityList(
				Stream.concat(this.scopes.stream().map("SCOPE_"::concat), this.roles.stream().map("ROLE_"::concat))
					.toList());
		return jwt().jwt((token) -> token.subject(this.subject).claim("azp", client).jti(tokenId))
			.authorities(authorities);
	}

}
