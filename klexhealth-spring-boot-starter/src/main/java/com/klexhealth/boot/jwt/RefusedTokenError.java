package com.klexhealth.boot.jwt;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * An {@code invalid_token} error that knows why the token is refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">RFC 6750, section
 * 3.1</a>
 */
public final class RefusedTokenError extends OAuth2Error {

	private static final String RFC_6750 = "https://tools.ietf.org/html/rfc6750#section-3.1";

	private final TokenRefusal refusal;

	/**
	 * Creates the error.
	 * @param refusal why the token is refused
	 */
	public RefusedTokenError(TokenRefusal refusal) {
		this(refusal, refusal.getDescription());
	}

	private RefusedTokenError(TokenRefusal refusal, String description) {
		super(OAuth2ErrorCodes.INVALID_TOKEN, description, RFC_6750);
		this.refusal = refusal;
	}

	/**
	 * Takes over what a rule of the application's own says, if a challenge can say it.
	 * @param error the error of the rule
	 * @return the error to answer with
	 */
	static RefusedTokenError describedBy(OAuth2Error error) {
		String description = error.getDescription();
		if (description == null || description.isBlank()
				|| !description.chars().allMatch(RefusedTokenError::isSayable)) {
			return new RefusedTokenError(TokenRefusal.INVALID_TOKEN);
		}
		return new RefusedTokenError(TokenRefusal.INVALID_TOKEN, description);
	}

	/**
	 * Returns why the token is refused.
	 * @return the reason
	 */
	public TokenRefusal getRefusal() {
		return this.refusal;
	}

	/*
	 * The characters of an error_description (RFC 6750, section 3).
	 */
	private static boolean isSayable(int character) {
		return character >= ' ' && character <= '~' && character != '"' && character != '\\';
	}

}
