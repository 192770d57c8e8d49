package com.klexhealth.sample.webapp;

import java.time.Instant;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

/**
 * People who are logged in, as the starter's login leaves them.
 */
public final class TestVisitors {

	/** Who each of them is to KlexHealth. */
	static final String SUBJECT = "0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11";

	private static final Instant LOGGED_IN_AT = Instant.parse("2026-11-23T08:15:00Z");

	private TestVisitors() {
	}

	public static RequestPostProcessor practitioner() {
		return visitor("weber", "Dr. Miriam Weber", "ROLE_practitioner", "SCOPE_openid", "SCOPE_patients:read");
	}

	public static RequestPostProcessor patient() {
		return visitor("schneider", "Lukas Schneider", "ROLE_patient", "SCOPE_openid", "SCOPE_patients:read");
	}

	public static RequestPostProcessor visitor(String userName, String name, String... authorities) {
		return visitor(userName, name, LOGGED_IN_AT, authorities);
	}

	public static RequestPostProcessor visitor(String userName, String name, Instant loggedInAt,
			String... authorities) {
		return oidcLogin()
			.idToken((token) -> token.tokenValue("the-id-token")
				.issuer("https://klexhealth.com")
				.subject(SUBJECT)
				.issuedAt(loggedInAt)
				.expiresAt(loggedInAt.plusSeconds(300))
				.claim("preferred_username", userName)
				.claim("name", name))
			.authorities(AuthorityUtils.createAuthorityList(authorities).toArray(GrantedAuthority[]::new));
	}

}
