package com.klexhealth.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of decoding without HTTP: {@link FirstSightBenchmark} and
 * {@link CacheHitBenchmark}.
 */
final class DecodingBenchmarks implements Benchmark {

	private final Run run;

	DecodingBenchmarks(Run run) {
		this.run = run;
	}

	@Override
	public void run() throws IOException, InterruptedException {
		List<String> jvmArguments = new ArrayList<>(this.run.workspace().certificate().trustArguments());
		jvmArguments.add("-D" + DecodingState.DIRECTORY + "=" + this.run.workspace().module().resolve("target"));
		jvmArguments.add("-Xmx1g");
		boolean quick = this.run.options().isQuick();
		try {
			this.run.report()
				.add(table("Decoding without HTTP (JMH)", new Runner(new OptionsBuilder()
					.include(FirstSightBenchmark.class.getSimpleName())
					.include(CacheHitBenchmark.class.getSimpleName())
					.param("algorithm",
							this.run.options().algorithms().stream().map(JWSAlgorithm::getName).toArray(String[]::new))
					.jvmArgsAppend(jvmArguments.toArray(String[]::new))
					.forks(quick ? 1 : 3)
					.warmupIterations(quick ? 5 : 10)
					.warmupTime(TimeValue.seconds(1))
					.measurementIterations(quick ? 5 : 10)
					.measurementTime(TimeValue.seconds(1))
					.build()).run()));
		}
		catch (RunnerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Table table(String title, Collection<RunResult> results) {
		Table table = new Table(title, "benchmark", "algorithm", "µs/token", "± (99.9 %)");
		for (RunResult result : results) {
			String name = result.getParams().getBenchmark();
			table.row(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1).replace("Benchmark", ""),
					result.getParams().getParam("algorithm"), Table.number(result.getPrimaryResult().getScore(), 2),
					Table.number(result.getPrimaryResult().getScoreError(), 2));
		}
		return table;
	}

}
