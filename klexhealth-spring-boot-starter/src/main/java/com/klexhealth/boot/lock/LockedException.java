package com.klexhealth.boot.lock;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Stops an application that breaks rules of KlexHealth from starting.
 */
@SuppressWarnings("serial")
public final class LockedException extends RuntimeException {

	private final List<Violation> violations;

	/**
	 * Creates the exception.
	 * @param violations all that was found, at least one
	 */
	public LockedException(List<Violation> violations) {
		super(violations.stream().map(Violation::found).collect(Collectors.joining(" ")));
		this.violations = List.copyOf(violations);
	}

	/**
	 * Returns all that was found.
	 * @return at least one violation
	 */
	public List<Violation> getViolations() {
		return this.violations;
	}

}
