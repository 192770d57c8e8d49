package com.klexhealth.boot.logout;

import java.util.Locale;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;

/**
 * Why a logout token is refused. The code of a refusal is stable; the description is for
 * people, and neither repeats what the token says.
 */
public enum LogoutRefusal {

	/** It is no form with one logout token (section 2.5). */
	INVALID_REQUEST("The body must be a form with exactly one logout_token"),

	/** It is no compact JWS of strict JSON objects (RFC 7515, section 7.1). */
	MALFORMED_TOKEN("The logout token is malformed"),

	/** None of the issuer's keys has signed it, or not with an accepted algorithm. */
	BAD_SIGNATURE("The logout token is not signed with a key of the issuer and an algorithm accepted here"),

	/** Its header says that it is something else (section 2.4). */
	WRONG_TOKEN_TYPE("The type that the token declares is not the one of a logout token"),

	/** Somebody else issued it. */
	WRONG_ISSUER("The logout token is not from the issuer that is trusted here"),

	/** It is meant for somebody else, be it also for somebody else. */
	WRONG_AUDIENCE("The logout token is not meant for this client alone"),

	/** It does not say when it was issued, or a time that is not now. */
	NOT_ISSUED_NOW("The logout token was not issued within the last minutes"),

	/** It has expired, or never does. */
	EXPIRED_TOKEN("The logout token has expired or does not tell when it does"),

	/** It does not tell of a logout. */
	NO_LOGOUT_EVENT("The token does not tell of a back-channel logout"),

	/** It could be taken for an ID token. */
	NONCE_PRESENT("A logout token must not have a nonce"),

	/** It cannot be told from others. */
	NO_TOKEN_ID("The logout token has no id"),

	/** It does not say what is over. */
	NOTHING_NAMED("The logout token names neither a session nor a subject"),

	/** It was there before. */
	REPLAYED_TOKEN("The logout token was used before");

	private final String code;

	private final String description;

	LogoutRefusal(String description) {
		this.code = name().toLowerCase(Locale.ROOT);
		this.description = description;
	}

	/**
	 * Returns the name that programs know this refusal by.
	 * @return the stable code, such as {@code replayed_token}
	 */
	public String getCode() {
		return this.code;
	}

	/**
	 * Returns the sentence that people read.
	 * @return the description
	 */
	public String getDescription() {
		return this.description;
	}

	OAuth2TokenValidatorResult toResult() {
		return OAuth2TokenValidatorResult.failure(new OAuth2Error(this.code, this.description, null));
	}

	static LogoutRefusal of(OAuth2Error error) {
		return valueOf(error.getErrorCode().toUpperCase(Locale.ROOT));
	}

}
