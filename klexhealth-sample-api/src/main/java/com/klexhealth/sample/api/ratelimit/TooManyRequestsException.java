package com.klexhealth.sample.api.ratelimit;

import java.time.Duration;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The account did this too often. The answer says when it may do it again.
 */
public class TooManyRequestsException extends ErrorResponseException {

	TooManyRequestsException(Duration wait) {
		super(HttpStatus.TOO_MANY_REQUESTS, ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS,
				"You did this too often: Retry-After says in how many seconds you may do it again."), null);
		getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(wait.plus(Duration.ofNanos(999_999_999)).toSeconds()));
	}

}
