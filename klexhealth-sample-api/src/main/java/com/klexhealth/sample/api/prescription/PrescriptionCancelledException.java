package com.klexhealth.sample.api.prescription;

import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;

/**
 * A cancelled prescription is not amended, and not cancelled again.
 */
class PrescriptionCancelledException extends ProblemException {

	PrescriptionCancelledException() {
		super(ProblemType.ALREADY_CANCELLED, "The prescription is cancelled, and stays as it is: issue another one.");
	}

}
