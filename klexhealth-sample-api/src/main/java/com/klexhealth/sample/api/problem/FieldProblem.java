package com.klexhealth.sample.api.problem;

import java.util.Comparator;

/**
 * One part of a request to mend, and how.
 */
record FieldProblem(String field, String message) implements Comparable<FieldProblem> {

	private static final Comparator<FieldProblem> ORDER = Comparator.comparing(FieldProblem::field)
		.thenComparing(FieldProblem::message);

	@Override
	public int compareTo(FieldProblem other) {
		return ORDER.compare(this, other);
	}

}
