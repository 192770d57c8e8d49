package com.klexhealth.sample.api.load;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do instead, without a stack trace.
 */
final class LoadRefusedFailureAnalyzer extends AbstractFailureAnalyzer<LoadRefusedException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, LoadRefusedException cause) {
		return new FailureAnalysis(cause.getMessage() + ". Nothing was written.",
				"Give the profile \"load\" an empty database, by spring.datasource.url.", cause);
	}

}
