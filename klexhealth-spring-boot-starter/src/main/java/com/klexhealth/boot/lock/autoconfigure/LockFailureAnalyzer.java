package com.klexhealth.boot.lock.autoconfigure;

import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import com.klexhealth.boot.lock.LockedException;
import com.klexhealth.boot.lock.Violation;

/**
 * Explains why the lock did not let an application start, and what mends it.
 */
final class LockFailureAnalyzer extends AbstractFailureAnalyzer<LockedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, LockedException cause) {
		String description = cause.getViolations()
			.stream()
			.map(LockFailureAnalyzer::describe)
			.collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
		String action = cause.getViolations()
			.stream()
			.map((violation) -> "- " + violation.mend())
			.distinct()
			.collect(Collectors.joining(System.lineSeparator()));
		return new FailureAnalysis("This application is locked to KlexHealth and must not start as it is."
				+ System.lineSeparator() + System.lineSeparator() + description, action, cause);
	}

	private static String describe(Violation violation) {
		return String.join(System.lineSeparator(), "  Found: " + violation.found(), "  Where: " + violation.source(),
				"  Rule:  " + violation.rule());
	}

}
