package com.klexhealth.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * What is to be measured, as told by system properties.
 *
 * @param choices the benchmarks to run
 * @param isQuick whether less is measured, in about three minutes
 * @param contestants who takes part
 * @param algorithms the algorithms that tokens are signed with
 * @param tokens how many distinct tokens are sent in turn
 * @param rounds how often every contestant gets its turn
 * @param round how long one turn is
 * @param warmUp how long every contestant is warmed up
 */
record Options(List<Choice> choices, boolean isQuick, List<Contestant> contestants, List<JWSAlgorithm> algorithms,
		List<Integer> tokens, int rounds, Duration round, Duration warmUp) {

	static Options fromSystemProperties() {
		boolean quick = Boolean.getBoolean("benchmarks.quick");
		return new Options(Choice.expand(list("benchmarks", Function.identity(), List.of("all"))), quick,
				list("benchmarks.contestants", Contestant::of, Contestant.APIS),
				list("benchmarks.algorithms", JWSAlgorithm::parse,
						quick ? List.of(JWSAlgorithm.RS256) : SigningKeys.ALGORITHMS),
				list("benchmarks.tokens", Integer::valueOf, quick ? List.of(1000) : List.of(1, 1000, 10000)),
				list("benchmarks.rounds", Integer::valueOf, List.of(quick ? 3 : 5)).get(0),
				Duration.ofSeconds(list("benchmarks.seconds", Integer::valueOf, List.of(quick ? 4 : 6)).get(0)),
				Duration.ofSeconds(quick ? 10 : 20));
	}

	/**
	 * Tells which of some contestants take part.
	 * @param some the contestants that a benchmark is about
	 * @return those that are also asked for
	 */
	List<Contestant> among(Contestant... some) {
		return Stream.of(some).filter(this.contestants::contains).toList();
	}

	private static <T> List<T> list(String property, Function<String, T> parser, List<T> defaults) {
		String value = System.getProperty(property, "").strip();
		return value.isEmpty() ? defaults : Stream.of(value.split(",", -1)).map(String::strip).map(parser).toList();
	}

}
