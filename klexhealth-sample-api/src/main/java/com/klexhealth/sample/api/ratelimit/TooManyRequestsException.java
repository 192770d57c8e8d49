package com.klexhealth.sample.api.ratelimit;

import java.time.Duration;

import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;

/**
 * The account did this too often. The answer says when it may do it again.
 */
public class TooManyRequestsException extends ProblemException {

	TooManyRequestsException(Duration wait) {
		super(ProblemType.TOO_MANY_REQUESTS,
				"You did this too often: Retry-After says in how many seconds you may do it again.", wait);
	}

}
