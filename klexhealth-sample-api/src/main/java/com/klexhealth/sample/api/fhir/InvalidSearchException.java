package com.klexhealth.sample.api.fhir;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A search is not one that can be answered.
 */
class InvalidSearchException extends ErrorResponseException {

	/**
	 * Create the answer.
	 * @param parameter the parameter to mend
	 * @param message how to mend it
	 */
	InvalidSearchException(String parameter, String message) {
		super(HttpStatus.BAD_REQUEST, problem(parameter, message), null);
	}

	private static ProblemDetail problem(String parameter, String message) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The search is not valid.");
		problem.setProperty("errors", List.of(Map.of("field", parameter, "message", message)));
		return problem;
	}

}
