package com.klexhealth.boot.jwt;

import java.util.List;
import java.util.Locale;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Why a token is refused. The code of a refusal is stable, so that a caller can act upon
 * it; the description is for people. Neither ever repeats what the token says, and both
 * keep to the characters that a challenge may have (RFC 6750, section 3).
 */
public enum TokenRefusal {

	/** It is no compact JWS of strict JSON objects (RFC 7515, section 7.1). */
	MALFORMED_TOKEN("The token is malformed"),

	/** Its algorithm is not among the accepted ones (RFC 8725, section 3.1). */
	UNSUPPORTED_ALGORITHM("The token is signed with an algorithm that is not accepted here"),

	/** None of the issuer's keys fits it. */
	UNKNOWN_KEY("The token is signed with a key that is not one of the issuer's"),

	/** Its signature is wrong (RFC 7515, section 5.2). */
	BAD_SIGNATURE("The signature of the token is wrong"),

	/** Its header says that it is something else (RFC 8725, section 3.11). */
	WRONG_TOKEN_TYPE("The type that the token declares is not one of an access token"),

	/** Its claims say that it is something else, such as an ID token. */
	NOT_AN_ACCESS_TOKEN("The token is not an access token"),

	/** It does not say since when and until when it is valid, or nonsense. */
	INVALID_LIFETIME("The token does not tell when it expires, or tells times that cannot be"),

	/** It was valid once. */
	EXPIRED_TOKEN("The token has expired"),

	/** It will be valid later. */
	TOKEN_NOT_YET_VALID("The token is not valid yet"),

	/** It was issued in the future. */
	ISSUED_IN_THE_FUTURE("The token was issued in the future"),

	/** It is valid for longer than access tokens may be. */
	LIFETIME_TOO_LONG("The token lives longer than access tokens may"),

	/** Somebody else issued it. */
	WRONG_ISSUER("The token is not from the issuer that is trusted here"),

	/** It is meant for somebody else. */
	WRONG_AUDIENCE("The token is not meant for this API"),

	/** It does not name a user, or in a way that cannot be relied on. */
	INVALID_SUBJECT("The token does not name a user as it must"),

	/** It was issued to a client for itself. */
	NOT_A_USER_TOKEN("The token was issued to a client, not to a user"),

	/** It was issued to a client that is not on the list. */
	CLIENT_NOT_ALLOWED("The token was issued to a client that is not allowed here"),

	/** It is bound to a key, and nothing proves that the caller has it. */
	UNPROVEN_KEY_BINDING("The token is bound to a key, and the request does not prove its possession"),

	/** Any other reason, such as a rule of the application's own. */
	INVALID_TOKEN("The token is not accepted here");

	private final String code;

	private final String description;

	TokenRefusal(String description) {
		this.code = name().toLowerCase(Locale.ROOT);
		this.description = description;
	}

	/**
	 * Returns the name that programs know this refusal by.
	 * @return the stable code, such as {@code expired_token}
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

	/**
	 * Says it in the words of RFC 6750, section 3.1.
	 * @return an {@code invalid_token} error that knows this refusal
	 */
	public OAuth2Error toError() {
		return new RefusedTokenError(this);
	}

	/**
	 * Refuses a token for this reason where there is no rule to answer.
	 * @return the exception of a decoder, without a stack trace
	 */
	public JwtValidationException toException() {
		return new RefusedTokenException(List.of(toError()));
	}

	/**
	 * Refuses a token for this reason.
	 * @return the result of a rule
	 */
	public OAuth2TokenValidatorResult toResult() {
		return OAuth2TokenValidatorResult.failure(toError());
	}

}
