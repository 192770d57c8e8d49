package com.klexhealth.sample.webapp.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who is logged in. It is made of what the ID token says of the person, and never of a
 * token itself.
 *
 * @param name full name
 * @param userName name to log in by
 * @param email e-mail address, if it was asked for
 * @param roles names of the roles
 * @param loggedInAt when the person logged in
 * @param issuer address of KlexHealth
 * @param scopes scopes that the person granted
 */
record Profile(@Nullable String name, @Nullable String userName, @Nullable String email, List<String> roles,
		@Nullable ZonedDateTime loggedInAt, @Nullable String issuer, List<String> scopes) {

	static Profile of(Authentication authentication, OidcUser user) {
		return new Profile(user.getFullName(), user.getPreferredUsername(), user.getEmail(),
				authorities(authentication, "ROLE_"), loggedInAt(user),
				(user.getIssuer() != null) ? user.getIssuer().toString() : null, authorities(authentication, "SCOPE_"));
	}

	private static List<String> authorities(Authentication authentication, String prefix) {
		return authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter((authority) -> authority != null && authority.startsWith(prefix))
			.map((authority) -> authority.substring(prefix.length()))
			.sorted()
			.toList();
	}

	private static @Nullable ZonedDateTime loggedInAt(OidcUser user) {
		Instant instant = (user.getAuthenticatedAt() != null) ? user.getAuthenticatedAt() : user.getIssuedAt();
		return (instant != null) ? instant.atZone(ZoneId.systemDefault()) : null;
	}

}
