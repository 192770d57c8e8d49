package com.klexhealth.sample.api.prescription;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A patient whom the caller may see has no such prescription.
 */
class PrescriptionNotFoundException extends ErrorResponseException {

	PrescriptionNotFoundException() {
		super(HttpStatus.NOT_FOUND,
				ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such prescription."), null);
	}

}
