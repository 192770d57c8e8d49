package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * Calls without a token, as fast as they are answered: how many sessions are alive
 * afterwards.
 */
final class AnonymousFlood implements Benchmark {

	private static final int CONNECTIONS = 32;

	private static final Duration DURATION = Duration.ofSeconds(15);

	private final Run run;

	AnonymousFlood(Run run) {
		this.run = run;
	}

	@Override
	public void run() throws IOException, InterruptedException {
		SigningKeys keys = SigningKeys.generate();
		Table table = new Table("Calls without a token for 15 s", "contestant", "calls", "refused", "live sessions");
		try (LocalIssuer issuer = LocalIssuer.start(this.run.workspace().certificate(), keys.published())) {
			String token = new Tokens(issuer.uri(), keys).create(JWSAlgorithm.RS256);
			Path none = Tokens.write(this.run.workspace().tokensFile("none"), List.of(""));
			for (Contestant contestant : this.run.options().contestants()) {
				this.run.report().progress("Anonymous flood, " + contestant.title());
				try (RunningContestant running = RunningContestant.launch(contestant, this.run.workspace(),
						issuer.uri())) {
					running.awaitAnswer(token);
					Wrk.Load load = this.run.wrk().run(running.url(), none, CONNECTIONS, DURATION);
					table.row(contestant.title(), String.valueOf(load.requests()), String.valueOf(load.refused()),
							SteadyCalls.get(running.url("/api/sessions"), token));
				}
			}
		}
		this.run.report().add(table);
	}

}
