package com.klexhealth.sample.api.access;

import com.klexhealth.sample.api.problem.ProblemException;
import com.klexhealth.sample.api.problem.ProblemType;

/**
 * There is no such patient, or none that the caller may know of: the answer is the same.
 */
public class PatientNotFoundException extends ProblemException {

	/**
	 * Create the one answer.
	 */
	public PatientNotFoundException() {
		super(ProblemType.NOT_FOUND, "There is no such patient.");
	}

}
