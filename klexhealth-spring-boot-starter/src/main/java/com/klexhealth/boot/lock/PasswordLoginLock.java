package com.klexhealth.boot.lock;

import java.util.List;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/**
 * Refuses authentication providers that take a user name and a password.
 */
public final class PasswordLoginLock {

	private PasswordLoginLock() {
	}

	/**
	 * Looks at a provider.
	 * @param provider the provider
	 * @param source where it was found
	 * @return what is wrong
	 */
	public static List<Violation> check(AuthenticationProvider provider, String source) {
		if (!provider.supports(UsernamePasswordAuthenticationToken.class)) {
			return List.of();
		}
		return List.of(new Violation(
				"The authentication provider %s takes user names and passwords."
					.formatted(provider.getClass().getName()),
				source, "People log in at KlexHealth, by the authorization code grant and by nothing else.",
				"Remove it, and the UserDetailsService that it asks if there is one"));
	}

}
