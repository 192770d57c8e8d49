package com.klexhealth.sample.api.access;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * There is no such patient, or none that the caller may know of: the answer is the same.
 */
public class PatientNotFoundException extends ErrorResponseException {

	/**
	 * Create the one answer.
	 */
	public PatientNotFoundException() {
		super(HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such patient."),
				null);
	}

}
