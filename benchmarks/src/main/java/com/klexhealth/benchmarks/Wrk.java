package com.klexhealth.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The load generator wrk, which sends the tokens of a file in turn.
 */
final class Wrk {

	private static final int THREADS = 2;

	private final Path script;

	Wrk(Path script) {
		this.script = script;
	}

	/**
	 * Tells whether wrk is installed.
	 * @throws BenchmarkException if it is not
	 */
	static void requireInstalled() throws InterruptedException {
		try {
			new ProcessBuilder("wrk", "-v").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (IOException ex) {
			throw new BenchmarkException("The benchmarks need the load generator wrk, which is not installed. "
					+ "On Debian and Ubuntu: apt-get install wrk");
		}
	}

	Load run(URI url, Path tokens, int connections, Duration duration) throws IOException, InterruptedException {
		Process process = start(url, tokens, connections, duration);
		return result(process);
	}

	/**
	 * Starts a load without waiting for its end.
	 * @param url what to call
	 * @param tokens the file of the tokens
	 * @param connections how many to keep busy
	 * @param duration how long
	 * @return the process, to be handed to {@link #result}
	 */
	Process start(URI url, Path tokens, int connections, Duration duration) throws IOException {
		return new ProcessBuilder(List.of("wrk", "--threads", String.valueOf(THREADS), "--connections",
				String.valueOf(connections), "--duration", duration.toSeconds() + "s", "--timeout", "30s", "--script",
				this.script.toString(), url.toString(), "--", tokens.toString()))
			.redirectErrorStream(true)
			.start();
	}

	Load result(Process process) throws IOException, InterruptedException {
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		String figures = output.lines()
			.filter((line) -> line.startsWith("figures "))
			.findFirst()
			.orElseThrow(() -> new BenchmarkException("wrk printed no figures:%n%s".formatted(output)));
		long[] values = List.of(figures.split(" ", -1)).stream().skip(1).mapToLong(Long::parseLong).toArray();
		return new Load(values[0], Duration.ofNanos(values[1] * 1000), Duration.ofNanos(values[2] * 1000),
				Duration.ofNanos(values[3] * 1000), values[4], values[5]);
	}

	/**
	 * What a load came to.
	 *
	 * @param requests answered requests
	 * @param duration how long it took
	 * @param median the median latency
	 * @param p99 what 99 of 100 requests stayed within
	 * @param refused answers of 400 and above
	 * @param failed requests without an answer
	 */
	record Load(long requests, Duration duration, Duration median, Duration p99, long refused, long failed) {

		double perSecond() {
			return this.requests * 1e9 / this.duration.toNanos();
		}

	}

}
