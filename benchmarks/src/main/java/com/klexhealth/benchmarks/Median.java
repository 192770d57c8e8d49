package com.klexhealth.benchmarks;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * The middle of several rounds, which one disturbed round does not move.
 */
final class Median {

	private Median() {
	}

	static <T> double of(Collection<T> rounds, ToDoubleFunction<T> figure) {
		double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
