package com.klexhealth.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The benchmarks to choose from.
 */
enum Choice {

	/**
	 * Throughput, latency and processor time.
	 */
	THROUGHPUT(Throughput::new, true),

	/**
	 * Time to start.
	 */
	START_UP(StartUp::new, false),

	/**
	 * Memory held.
	 */
	MEMORY(Memory::new, true),

	/**
	 * First sight of a token and cache hit, without HTTP.
	 */
	JMH(DecodingBenchmarks::new, false),

	/**
	 * The provider is down for ten minutes.
	 */
	OUTAGE(ProviderOutage::new, false),

	/**
	 * The provider signs with a new key at once.
	 */
	NEW_KEY(NewKey::new, true),

	/**
	 * Unknown key ids and a slow key endpoint.
	 */
	SLOW_KEYS(SlowKeys::new, true),

	/**
	 * Calls without a token.
	 */
	ANONYMOUS_FLOOD(AnonymousFlood::new, true),

	/**
	 * People log in.
	 */
	LOGINS(Logins::new, false);

	private final Factory factory;

	private final boolean underLoad;

	Choice(Factory factory, boolean underLoad) {
		this.factory = factory;
		this.underLoad = underLoad;
	}

	/**
	 * Tells whether wrk is needed.
	 * @return whether there is a load
	 */
	boolean isUnderLoad() {
		return this.underLoad;
	}

	Benchmark benchmark(Run run) throws IOException {
		return this.factory.create(run);
	}

	/**
	 * Finds what names stand for: {@code all}, {@code experiments} or single ones.
	 * @param names the names
	 * @return the benchmarks, each once
	 * @throws BenchmarkException if there is no such name
	 */
	static List<Choice> expand(List<String> names) {
		return names.stream().flatMap(Choice::named).distinct().toList();
	}

	private static Stream<Choice> named(String name) {
		return switch (name) {
			case "all" -> Stream.of(values());
			case "experiments" -> Stream.of(OUTAGE, NEW_KEY, SLOW_KEYS, ANONYMOUS_FLOOD, LOGINS);
			default -> Stream.of(Stream.of(values())
				.filter((choice) -> choice.title().equals(name))
				.findFirst()
				.orElseThrow(() -> new BenchmarkException(
						"There is no benchmark named %s. Choose from: all, experiments, %s".formatted(name,
								Stream.of(values()).map(Choice::title).collect(Collectors.joining(", "))))));
		};
	}

	private String title() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Makes a benchmark.
	 */
	private interface Factory {

		Benchmark create(Run run) throws IOException;

	}

}
