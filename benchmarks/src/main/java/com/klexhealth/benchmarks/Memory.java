package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * What a contestant holds in memory after calls with one token, and after calls with as
 * many as the starter remembers by default. The difference is what remembering costs.
 */
final class Memory implements Benchmark {

	private static final int CONNECTIONS = 32;

	private static final int TOKENS = 12_000;

	private static final double BYTES_PER_MEGABYTE = 1024 * 1024;

	private static final double KILOBYTES_PER_MEGABYTE = 1024;

	private final Run run;

	Memory(Run run) {
		this.run = run;
	}

	@Override
	public void run() throws IOException, InterruptedException {
		SigningKeys keys = SigningKeys.generate();
		Table table = new Table("Memory, RS256", "contestant", "live heap after 1 token, MB",
				"live heap after 12,000 tokens, MB", "difference, MB", "resident, MB");
		try (LocalIssuer issuer = LocalIssuer.start(this.run.workspace().certificate(), keys.published())) {
			Tokens tokens = new Tokens(issuer.uri(), keys);
			List<String> all = tokens.create(JWSAlgorithm.RS256, TOKENS);
			Path one = Tokens.write(this.run.workspace().tokensFile("memory-1"), all.subList(0, 1));
			Path many = Tokens.write(this.run.workspace().tokensFile("memory-12000"), all);
			for (Contestant contestant : this.run.options().contestants()) {
				this.run.report().progress("Memory of " + contestant.title());
				try (RunningContestant running = RunningContestant.launch(contestant, this.run.workspace(),
						issuer.uri())) {
					running.awaitAnswer(all.get(0));
					double before = liveHeap(running, one);
					double after = liveHeap(running, many);
					table.row(contestant.title(), Table.number(before, 1), Table.number(after, 1),
							Table.number(after - before, 1),
							Table.number(running.figures().residentKilobytes() / KILOBYTES_PER_MEGABYTE, 0));
				}
			}
		}
		this.run.report().add(table);
	}

	private double liveHeap(RunningContestant running, Path tokens) throws IOException, InterruptedException {
		Duration duration = Duration.ofSeconds(this.run.options().isQuick() ? 8 : 20);
		this.run.wrk().run(running.url(), tokens, CONNECTIONS, duration);
		return running.figures().liveHeap() / BYTES_PER_MEGABYTE;
	}

}
