package com.klexhealth.sample.api.problem;

import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

/**
 * Ends a request with a problem of one of the types of this API.
 */
public class ProblemException extends ErrorResponseException {

	/**
	 * Create the end of a request.
	 * @param type what kind of problem it is
	 * @param detail what happened, without anything of the request or of what is stored
	 */
	public ProblemException(ProblemType type, String detail) {
		super(type.status(), type.problem(detail), null);
	}

	/**
	 * Create the end of a request that may be sent again later.
	 * @param type what kind of problem it is
	 * @param detail what happened, without anything of the request or of what is stored
	 * @param retryAfter how long to wait, told in {@code Retry-After} in whole seconds,
	 * rounded up
	 */
	public ProblemException(ProblemType type, String detail, Duration retryAfter) {
		this(type, detail);
		getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.plusNanos(999_999_999).toSeconds()));
	}

}
