package com.klexhealth.boot.resourceserver;

import java.util.Locale;

import com.klexhealth.boot.jwt.TokenRefusal;

/**
 * Why a request was refused. Where an access token is bad, {@link TokenRefusal} says what
 * is bad about it.
 */
public enum ProblemReason {

	/** There is no access token. */
	MISSING_TOKEN(401, "Authentication is needed", "Send an access token of KlexHealth in the Authorization header."),

	/** The access token is bad. */
	INVALID_TOKEN(401, "The access token is not valid",
			"Get a new one from KlexHealth by the authorization code grant."),

	/** The request carries its access token in a way that is not allowed. */
	INVALID_REQUEST(400, "The request is malformed", "Send one access token, in the Authorization header."),

	/** The access token is good, but does not allow this. */
	INSUFFICIENT_SCOPE(403, "The access token does not allow this",
			"The token lacks a scope, or its user a role, that this request needs."),

	/** The token could not be checked, which says nothing about it. */
	KEYS_UNAVAILABLE(503, "KlexHealth cannot be reached", "The access token could not be checked. Try again soon.");

	private final int status;

	private final String title;

	private final String detail;

	ProblemReason(int status, String title, String detail) {
		this.status = status;
		this.title = title;
		this.detail = detail;
	}

	/**
	 * Returns the code.
	 * @return the name in lower case
	 */
	public String getCode() {
		return name().toLowerCase(Locale.ROOT);
	}

	Problem toProblem() {
		return new Problem(this.status, this.title, this.detail, getCode());
	}

	Problem toProblem(TokenRefusal refusal) {
		return new Problem(this.status, this.title, refusal.getDescription() + ". " + this.detail, refusal.getCode());
	}

}
