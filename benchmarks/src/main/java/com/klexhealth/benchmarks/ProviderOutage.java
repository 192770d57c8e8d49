package com.klexhealth.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * The provider is down for ten minutes, while calls go on, each with a token never seen
 * before.
 */
final class ProviderOutage implements Benchmark {

	private static final int PER_SECOND = 20;

	private static final Duration OUTAGE = Duration.ofMinutes(10);

	private static final Duration SHORT_OUTAGE = Duration.ofMinutes(1);

	private final Run run;

	ProviderOutage(Run run) {
		this.run = run;
	}

	@Override
	public void run() throws IOException, InterruptedException {
		boolean quick = this.run.options().isQuick();
		Duration outage = quick ? SHORT_OUTAGE : OUTAGE;
		// no property shortens plain's five minutes
		List<Contestant> contestants = quick ? List.of(Contestant.KLEXHEALTH)
				: this.run.options().among(Contestant.KLEXHEALTH, Contestant.PLAIN);
		Table table = new Table(
				quick ? "Provider down for 1 minute, 20 calls/s, with time-to-live 15s and minimum-refetch-interval 2s"
						: "Provider down for 10 minutes, 20 calls/s",
				"contestant", "calls", "failed", "401", "503", "fetch attempts", "first failure after s");
		this.run.report().progress("The provider is down for " + outage);
		// at the same time: they are idle most of it
		List<CompletableFuture<Void>> running = new ArrayList<>();
		for (Contestant contestant : contestants) {
			running.add(CompletableFuture.runAsync(Unchecked.of(() -> measure(contestant, outage, quick, table))));
		}
		running.forEach(CompletableFuture::join);
		this.run.report().add(table);
	}

	private void measure(Contestant contestant, Duration outage, boolean quick, Table table)
			throws IOException, InterruptedException {
		SigningKeys keys = SigningKeys.generate();
		List<String> properties = quick
				? List.of("--klexhealth.keys.time-to-live=15s", "--klexhealth.keys.minimum-refetch-interval=2s")
				: List.of();
		try (LocalIssuer issuer = LocalIssuer.start(this.run.workspace().certificate(), keys.published());
				RunningContestant running = RunningContestant.launch(contestant, this.run.workspace(), issuer.uri(),
						properties)) {
			Tokens tokens = new Tokens(issuer.uri(), keys);
			running.awaitAnswer(tokens.create(JWSAlgorithm.RS256));
			issuer.takeFetches();
			issuer.setDown(true);
			SteadyCalls.Answers answers = new SteadyCalls(running.url(), PER_SECOND).run(outage,
					(call) -> tokens.create(JWSAlgorithm.RS256));
			synchronized (table) {
				table.row(contestant.title(), String.valueOf(answers.all().size()), String.valueOf(answers.failed()),
						String.valueOf(answers.count(401)), String.valueOf(answers.count(503)),
						String.valueOf(issuer.takeFetches()), Table.seconds(answers.firstFailure()));
			}
		}
	}

}
