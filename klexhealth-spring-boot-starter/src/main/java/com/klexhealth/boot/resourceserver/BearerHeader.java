package com.klexhealth.boot.resourceserver;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/**
 * Reads the token from the value of an {@code Authorization} header (RFC 6750, section
 * 2.1), where one or more spaces come before it. Which characters a token may have is not
 * looked at here: whoever checks the token knows better than that grammar, and a token
 * that was verified before is known to be well-formed.
 */
public final class BearerHeader {

	private static final String SCHEME = "bearer";

	private BearerHeader() {
	}

	/**
	 * Reads the token.
	 * @param authorization the value of the header
	 * @return the token, {@code null} if the header is for another scheme
	 * @throws OAuth2AuthenticationException if there is none after the scheme
	 */
	public static @Nullable String token(String authorization) {
		int end = SCHEME.length();
		if (!authorization.regionMatches(true, 0, SCHEME, 0, end)) {
			return null;
		}
		int start = end;
		while (start < authorization.length() && authorization.charAt(start) == ' ') {
			start++;
		}
		if (start > end && start < authorization.length() && authorization.charAt(start) > ' ') {
			return authorization.substring(start);
		}
		throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Bearer token is malformed"));
	}

}
