package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * Many connections send tokens whose key ids nobody knows, and the key endpoint is slow:
 * what valid tokens have to wait. They do so twice: the first flood of a process also
 * measures how long the compiler takes to get to what no request needed before.
 */
final class SlowKeys implements Benchmark {

	private static final int PER_SECOND = 50;

	private static final int FLOOD_CONNECTIONS = 256;

	private static final Duration DELAY = Duration.ofMillis(100);

	private static final Duration DURATION = Duration.ofSeconds(20);

	private static final int FLOODS = 2;

	private static final int VALID_TOKENS = 200;

	private final Run run;

	SlowKeys(Run run) {
		this.run = run;
	}

	@Override
	public void run() throws IOException, InterruptedException {
		Table table = new Table(
				"256 connections of unknown key ids for 20 s, key endpoint answers after 100 ms, 50 valid calls/s",
				"contestant", "flood", "quiet p99 ms", "p99 ms", "valid calls", "failed", "fetches", "flood calls/s");
		for (Contestant contestant : this.run.options()
			.among(Contestant.KLEXHEALTH, Contestant.PLAIN, Contestant.NIMBUS, Contestant.OPEN)) {
			this.run.report().progress("Slow keys, " + contestant.title());
			measure(contestant, table);
		}
		this.run.report().add(table);
	}

	private void measure(Contestant contestant, Table table) throws IOException, InterruptedException {
		SigningKeys keys = SigningKeys.generate();
		try (LocalIssuer issuer = LocalIssuer.start(this.run.workspace().certificate(), keys.published());
				RunningContestant running = RunningContestant.launch(contestant, this.run.workspace(), issuer.uri())) {
			Tokens tokens = new Tokens(issuer.uri(), keys);
			List<String> valid = tokens.create(JWSAlgorithm.RS256, VALID_TOKENS);
			running.awaitAnswer(valid.get(0));
			Wrk wrk = this.run.wrk();
			wrk.run(running.url(), Tokens.write(this.run.workspace().tokensFile("valid"), valid), 8,
					this.run.options().warmUp());
			SteadyCalls calls = new SteadyCalls(running.url(), PER_SECOND);
			for (int flood = 1; flood <= FLOODS; flood++) {
				Path unknown = Tokens.write(this.run.workspace().tokensFile("unknown-keys"), tokens.createUnknown());
				issuer.setDelay(Duration.ZERO);
				SteadyCalls.Answers quiet = calls.run(DURATION, (call) -> valid.get(call % valid.size()));
				issuer.takeFetches();
				issuer.setDelay(DELAY);
				Process process = wrk.start(running.url(), unknown, FLOOD_CONNECTIONS, DURATION);
				SteadyCalls.Answers flooded = calls.run(DURATION, (call) -> valid.get(call % valid.size()));
				table.row(contestant.title(), String.valueOf(flood), Table.millis(quiet.p99()),
						Table.millis(flooded.p99()), String.valueOf(flooded.all().size()),
						String.valueOf(flooded.failed()), String.valueOf(issuer.takeFetches()),
						Table.number(wrk.result(process).perSecond(), 0));
			}
		}
	}

}
