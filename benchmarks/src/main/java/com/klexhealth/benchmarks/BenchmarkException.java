package com.klexhealth.benchmarks;

/**
 * Tells a person why the benchmarks cannot run.
 */
@SuppressWarnings("serial")
final class BenchmarkException extends RuntimeException {

	BenchmarkException(String message) {
		super(message);
	}

}
