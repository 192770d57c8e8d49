package com.klexhealth.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.nimbusds.jose.JWSAlgorithm;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of decoding without HTTP: {@link FirstSightBenchmark} and
 * {@link CacheHitBenchmark}. Each round is a fork of each of them, one after the other,
 * so that a disturbance of the machine meets all.
 */
final class DecodingBenchmarks implements Benchmark {

	private static final int ROUNDS = 3;

	private static final String FIRST_SIGHT = "FirstSight.";

	private static final String BARE = FIRST_SIGHT + "nimbus";

	private final Run run;

	DecodingBenchmarks(Run run) {
		this.run = run;
	}

	@Override
	public void run() throws IOException, InterruptedException {
		Table table = new Table("Decoding without HTTP (JMH)", "benchmark", "algorithm", "µs/token", "of bare Nimbus");
		int last = (this.run.options().isQuick()) ? 1 : ROUNDS;
		for (JWSAlgorithm algorithm : this.run.options().algorithms()) {
			Map<String, List<Double>> rounds = new TreeMap<>();
			for (int round = 1; round <= last; round++) {
				this.run.report().progress("%s, round %d of %d".formatted(algorithm, round, last));
				measure(algorithm).forEach((result) -> rounds.computeIfAbsent(name(result), (name) -> new ArrayList<>())
					.add(result.getPrimaryResult().getScore()));
			}
			rounds.forEach((name, turns) -> table.row(name, algorithm.getName(),
					Table.number(Median.of(turns, Double::doubleValue), 2), ofBare(name, turns, rounds)));
		}
		this.run.report().add(table);
	}

	private Collection<RunResult> measure(JWSAlgorithm algorithm) throws IOException, InterruptedException {
		List<String> jvmArguments = new ArrayList<>(this.run.workspace().certificate().trustArguments());
		jvmArguments.add("-D" + DecodingState.DIRECTORY + "=" + this.run.workspace().module().resolve("target"));
		jvmArguments.add("-Xmx1g");
		try {
			return new Runner(new OptionsBuilder().include(FirstSightBenchmark.class.getSimpleName())
				.include(CacheHitBenchmark.class.getSimpleName())
				.param("algorithm", algorithm.getName())
				.jvmArgsAppend(jvmArguments.toArray(String[]::new))
				.forks(1)
				.warmupIterations(10)
				.warmupTime(TimeValue.seconds(1))
				.measurementIterations(5)
				.measurementTime(TimeValue.seconds(1))
				.build()).run();
		}
		catch (RunnerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String ofBare(String name, List<Double> turns, Map<String, List<Double>> rounds) {
		return name.startsWith(FIRST_SIGHT)
				? Median.ofRatios(turns, rounds.getOrDefault(BARE, List.of()), Double::doubleValue) : "";
	}

	private static String name(RunResult result) {
		String name = result.getParams().getBenchmark();
		return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1).replace("Benchmark", "");
	}

}
