package com.klexhealth.boot.jwt;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/**
 * Refuses a token whose subject cannot be relied on as the name of a user, in a database
 * or in a log (RFC 9068, section 2.2; at most 255 characters as OpenID Connect Core 1.0,
 * section 2, has it).
 */
public final class SubjectValidator implements OAuth2TokenValidator<Jwt> {

	private static final int MAXIMUM_LENGTH = 255;

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		Object subject = token.getClaims().get(JwtClaimNames.SUB);
		if (subject instanceof String text && isName(text)) {
			return OAuth2TokenValidatorResult.success();
		}
		return TokenRefusal.INVALID_SUBJECT.toResult();
	}

	private static boolean isName(String text) {
		return !text.isEmpty() && text.length() <= MAXIMUM_LENGTH && isPrintable(text) && !isSpaceAround(text);
	}

	/*
	 * Nobody sees it, and some databases compare without it.
	 */
	private static boolean isSpaceAround(String text) {
		return Character.isSpaceChar(text.charAt(0)) || Character.isSpaceChar(text.charAt(text.length() - 1));
	}

	private static boolean isPrintable(String text) {
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			if (!isPrintable(text.codePointAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isPrintable(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE, Character.UNASSIGNED ->
				false;
			default -> true;
		};
	}

}
