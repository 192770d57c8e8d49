package com.klexhealth.sample.api.access;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * Who is asking, and by which means: what a token says that decides whom its account may
 * see, and what is recorded of every access.
 *
 * @param subject the account's stable identifier, the {@code sub} claim of the token
 * @param client the application that the account uses, if the token names it
 * ({@code azp}, or {@code client_id} of RFC 9068)
 * @param tokenId the token's identifier, if it has one ({@code jti})
 * @param roles the account's roles, without {@code ROLE_}
 */
public record Caller(String subject, @Nullable String client, @Nullable String tokenId, Set<String> roles) {

	private static final String ROLE = "ROLE_";

	private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

	private static final int MAXIMUM_LENGTH = 255;

	/**
	 * The caller whose token was accepted.
	 * @param authentication what the starter made of the token
	 * @return the caller
	 */
	public static Caller of(Authentication authentication) {
		Set<String> roles = new TreeSet<>();
		for (GrantedAuthority granted : authentication.getAuthorities()) {
			String authority = granted.getAuthority();
			if (authority != null && authority.startsWith(ROLE)) {
				roles.add(authority.substring(ROLE.length()));
			}
		}
		String client = null;
		String tokenId = null;
		if (authentication.getPrincipal() instanceof ClaimAccessor token) {
			client = recordable(firstOf(token.getClaimAsString("azp"), token.getClaimAsString("client_id")));
			tokenId = recordable(token.getClaimAsString("jti"));
		}
		return new Caller(authentication.getName(), client, tokenId, Set.copyOf(roles));
	}

	/**
	 * Whether the account treats patients.
	 * @return whether it has the role
	 */
	public boolean practitioner() {
		return this.roles.contains("practitioner");
	}

	/**
	 * Whether the account is a patient's own.
	 * @return whether it has the role
	 */
	public boolean patient() {
		return this.roles.contains("patient");
	}

	/**
	 * Whether the account manages who treats whom.
	 * @return whether it has the role
	 */
	public boolean administrator() {
		return this.roles.contains("administrator");
	}

	/**
	 * The same caller, who may see nobody but themself.
	 * @return the caller as a patient
	 */
	Caller onlyAsPatient() {
		return new Caller(this.subject, this.client, this.tokenId, Set.of("patient"));
	}

	/*
	 * Nobody limits what an issuer puts into these claims. An odd one is no reason to
	 * leave an access unrecorded.
	 */
	private static @Nullable String recordable(@Nullable String claim) {
		if (claim == null) {
			return null;
		}
		String beginning = claim.substring(0, Math.min(claim.length(), MAXIMUM_LENGTH));
		return UNPRINTABLE.matcher(beginning).replaceAll("?");
	}

	private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
		return (first != null) ? first : second;
	}

}
