package com.klexhealth.sample.api.fhir;

import java.util.List;
import java.util.Map;

import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;

/**
 * A search is not one that can be answered.
 */
class InvalidSearchException extends ProblemException {

	/**
	 * Create the answer.
	 * @param parameter the parameter to mend
	 * @param message how to mend it
	 */
	InvalidSearchException(String parameter, String message) {
		super(ProblemType.INVALID, "The search is not valid.");
		getBody().setProperty("errors", List.of(Map.of("field", parameter, "message", message)));
	}

}
