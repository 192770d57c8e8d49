package com.klexhealth.boot.resourceserver;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/**
 * Reads the token from the value of an {@code Authorization} header (RFC 6750, section
 * 2.1), by the grammar that Spring Security's {@code DefaultBearerTokenResolver} has as a
 * regular expression: over a token of 1 KB that costs more than all the rest of a request
 * whose token is known.
 */
public final class BearerHeader {

	private static final String SCHEME = "bearer";

	private static final boolean[] TOKEN_CHARACTERS = new boolean[256];

	static {
		for (char character : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/".toCharArray()) {
			TOKEN_CHARACTERS[character] = true;
		}
	}

	private BearerHeader() {
	}

	/**
	 * Reads the token.
	 * @param authorization the value of the header
	 * @return the token, {@code null} if the header is for another scheme
	 * @throws OAuth2AuthenticationException if there is no well-formed token
	 */
	public static @Nullable String token(String authorization) {
		if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return null;
		}
		int begin = SCHEME.length() + 1;
		byte[] bytes = authorization.getBytes(StandardCharsets.UTF_8);
		if (bytes.length > begin && bytes[begin - 1] == ' ') {
			int end = begin;
			while (end < bytes.length && TOKEN_CHARACTERS[bytes[end] & 0xff]) {
				end++;
			}
			if (end > begin && isPadding(bytes, end)) {
				return authorization.substring(begin);
			}
		}
		throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Bearer token is malformed"));
	}

	private static boolean isPadding(byte[] bytes, int begin) {
		for (int i = begin; i < bytes.length; i++) {
			if (bytes[i] != '=') {
				return false;
			}
		}
		return true;
	}

}
