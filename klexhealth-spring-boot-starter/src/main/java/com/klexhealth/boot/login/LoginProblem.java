package com.klexhealth.boot.login;

import java.util.Locale;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/**
 * Why nobody was logged in. What people are told of it is ours alone: descriptions can
 * hold what the provider wrote, or whoever forged its answer.
 */
public enum LoginProblem {

	/** KlexHealth does not answer, or not as it should. */
	UNAVAILABLE(503),

	/** The person did not allow it at KlexHealth. */
	DENIED(401),

	/** Nothing is known of the login that this would be the answer to. */
	NOT_BEGUN(401),

	/** Anything else, such as an answer or an ID token that is not in order. */
	FAILED(401),

	/** The login was asked for at an address that is not the application's. */
	WRONG_ADDRESS(400),

	/** There is no such provider. */
	NOT_FOUND(404),

	/** A program has to log in, which only people can. */
	LOGIN_REQUIRED(401);

	/** As Spring Security calls an answer to a login that it knows nothing of. */
	private static final String NOT_BEGUN_CODE = "authorization_request_not_found";

	private final int status;

	LoginProblem(int status) {
		this.status = status;
	}

	/**
	 * Finds out why a login failed.
	 * @param failure how it did
	 * @return the reason
	 */
	public static LoginProblem of(AuthenticationException failure) {
		if (ProviderOutage.isBehind(failure)) {
			return UNAVAILABLE;
		}
		if (failure instanceof OAuth2AuthenticationException refused) {
			return switch (refused.getError().getErrorCode()) {
				case OAuth2ErrorCodes.ACCESS_DENIED -> DENIED;
				case NOT_BEGUN_CODE -> NOT_BEGUN;
				default -> FAILED;
			};
		}
		return FAILED;
	}

	/**
	 * Returns the HTTP status that it is answered with.
	 * @return the status
	 */
	public int getStatus() {
		return this.status;
	}

	/**
	 * Returns the name that programs know it by.
	 * @return the stable code, such as {@code login_required}
	 */
	public String getCode() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Tells whether trying again may help.
	 * @return whether people are offered to
	 */
	public boolean isRetryable() {
		return this != WRONG_ADDRESS && this != NOT_FOUND;
	}

}
