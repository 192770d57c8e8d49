package com.klexhealth.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Lets a benchmark run where no checked exception may be thrown.
 */
final class Unchecked {

	private Unchecked() {
	}

	static Runnable of(Benchmark benchmark) {
		return () -> {
			try {
				benchmark.run();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		};
	}

}
