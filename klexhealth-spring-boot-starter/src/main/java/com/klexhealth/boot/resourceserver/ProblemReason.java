package com.klexhealth.boot.resourceserver;

import java.util.Locale;

/**
 * Why a protected API refused a request, as callers find it under {@code reason}. These
 * codes are stable.
 */
public enum ProblemReason {

	/** There is no access token. */
	MISSING_TOKEN("Authentication is needed", "Send an access token of KlexHealth in the Authorization header."),

	/** The access token is bad. */
	INVALID_TOKEN("The access token is not valid", "Get a new one from KlexHealth by the authorization code grant."),

	/** The request carries its access token in a way that is not allowed. */
	INVALID_REQUEST("The request is malformed", "Send one access token, in the Authorization header."),

	/** The access token is good, but does not allow this. */
	INSUFFICIENT_SCOPE("The access token does not allow this",
			"The token lacks a scope, or its user a role, that this request needs."),

	/** The token could not be checked, which says nothing about it. */
	KEYS_UNAVAILABLE("KlexHealth cannot be reached", "The access token could not be checked. Try again soon.");

	private final String title;

	private final String detail;

	ProblemReason(String title, String detail) {
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

	String getTitle() {
		return this.title;
	}

	String getDetail() {
		return this.detail;
	}

}
