package com.klexhealth.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

	/**
	 * Holds one contestant's rounds against the same rounds of another.
	 * @param rounds the contestant's
	 * @param base the other's; nothing is told if it did not take part
	 * @param figure what is compared
	 * @param <T> what a round is
	 * @return the median of the rounds' ratios, to be shown
	 */
	static <T> String ofRatios(List<T> rounds, List<T> base, ToDoubleFunction<T> figure) {
		if (base.size() != rounds.size()) {
			return "";
		}
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < rounds.size(); round++) {
			ratios.add(figure.applyAsDouble(rounds.get(round)) / figure.applyAsDouble(base.get(round)));
		}
		return Table.number(of(ratios, Double::doubleValue), 2);
	}

}
