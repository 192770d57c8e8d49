package com.klexhealth.sample.api.prescription;

import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;

/**
 * A patient whom the caller may see has no such prescription.
 */
class PrescriptionNotFoundException extends ProblemException {

	PrescriptionNotFoundException() {
		super(ProblemType.NOT_FOUND, "There is no such prescription.");
	}

}
