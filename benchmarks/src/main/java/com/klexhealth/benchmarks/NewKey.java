package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import com.nimbusds.jose.JWSAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * The provider publishes a new key and signs with it at once, while calls go on, with and
 * without a flood of tokens whose key ids nobody knows.
 */
final class NewKey implements Benchmark {

	private static final int PER_SECOND = 100;

	private static final int FLOOD_CONNECTIONS = 16;

	private static final Duration DURATION = Duration.ofSeconds(30);

	private static final int ROTATED_AT_CALL = 5 * PER_SECOND;

	private final Run run;

	NewKey(Run run) {
		this.run = run;
	}

	@Override
	public void run() throws IOException, InterruptedException {
		Table table = new Table("A new key is used at once, after 5 of 30 seconds at 100 calls/s", "contestant",
				"flood of unknown key ids", "calls", "401", "503", "other failures", "last failure s after the change",
				"fetches", "flood calls/s");
		for (boolean flood : new boolean[] { false, true }) {
			for (Contestant contestant : this.run.options()
				.among(Contestant.KLEXHEALTH, Contestant.PLAIN, Contestant.NIMBUS)) {
				this.run.report()
					.progress("New key, %s, %s".formatted(contestant.title(), flood ? "flood" : "no flood"));
				measure(contestant, flood, table);
			}
		}
		this.run.report().add(table);
	}

	private void measure(Contestant contestant, boolean flood, Table table) throws IOException, InterruptedException {
		SigningKeys old = SigningKeys.generate();
		SigningKeys rotated = SigningKeys.generate();
		try (LocalIssuer issuer = LocalIssuer.start(this.run.workspace().certificate(), old.published());
				RunningContestant running = RunningContestant.launch(contestant, this.run.workspace(), issuer.uri())) {
			Tokens before = new Tokens(issuer.uri(), old);
			Tokens after = new Tokens(issuer.uri(), rotated);
			running.awaitAnswer(before.create(JWSAlgorithm.RS256));
			Path unknown = Tokens.write(this.run.workspace().tokensFile("unknown-keys"), before.createUnknown());
			Wrk wrk = this.run.wrk();
			issuer.takeFetches();
			@Nullable Process load = flood ? wrk.start(running.url(), unknown, FLOOD_CONNECTIONS, DURATION) : null;
			SteadyCalls.Answers answers = new SteadyCalls(running.url(), PER_SECOND).run(DURATION, (call) -> {
				if (call == ROTATED_AT_CALL) {
					issuer.publish(rotated.published());
				}
				return ((call < ROTATED_AT_CALL) ? before : after).create(JWSAlgorithm.RS256);
			});
			Duration last = answers.lastFailure();
			table.row(contestant.title(), flood ? "yes" : "no", String.valueOf(answers.all().size()),
					String.valueOf(answers.count(401)), String.valueOf(answers.count(503)),
					String.valueOf(answers.failed() - answers.count(401) - answers.count(503)),
					Table.seconds((last != null) ? last.minusSeconds(ROTATED_AT_CALL / PER_SECOND) : null),
					String.valueOf(issuer.takeFetches()),
					(load != null) ? Table.number(wrk.result(load).perSecond(), 0) : "");
		}
	}

}
