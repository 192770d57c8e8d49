package com.klexhealth.boot.lock;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All that the lock has found while an application starts, so that several faults are
 * reported together.
 */
public final class Violations {

	private final Set<Violation> violations = new LinkedHashSet<>();

	/**
	 * Adds what was found.
	 * @param found any number of violations
	 */
	public void add(Collection<Violation> found) {
		this.violations.addAll(found);
	}

	/**
	 * Returns what was found so far.
	 * @return violations in the order in which they were found
	 */
	public List<Violation> toList() {
		return List.copyOf(this.violations);
	}

	/**
	 * Stops the application if anything was found.
	 * @throws LockedException with all that was found
	 */
	public void refuse() {
		if (!this.violations.isEmpty()) {
			throw new LockedException(toList());
		}
	}

}
