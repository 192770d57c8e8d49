package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * How long a start takes, of all contestants in turn: until Spring Boot says that it
 * started, and until the first call with a token is answered. Both begin with the
 * process.
 */
final class StartUp implements Benchmark {

	private static final Pattern STARTED = Pattern.compile("process running for ([0-9.]+)\\)");

	private final Run run;

	StartUp(Run run) {
		this.run = run;
	}

	@Override
	public void run() throws IOException, InterruptedException {
		SigningKeys keys = SigningKeys.generate();
		Map<Contestant, List<Start>> rounds = new EnumMap<>(Contestant.class);
		int starts = this.run.options().isQuick() ? 3 : 15;
		try (LocalIssuer issuer = LocalIssuer.start(this.run.workspace().certificate(), keys.published())) {
			String token = new Tokens(issuer.uri(), keys).create(JWSAlgorithm.RS256);
			// the first round fills the file cache
			for (int round = 0; round <= starts; round++) {
				this.run.report().progress("Start %d of %d".formatted(round, starts));
				for (Contestant contestant : this.run.options().contestants()) {
					Start start = start(contestant, issuer, token);
					if (round > 0) {
						rounds.computeIfAbsent(contestant, (key) -> new ArrayList<>()).add(start);
					}
				}
			}
		}
		this.run.report().add(table(rounds, starts));
	}

	private Start start(Contestant contestant, LocalIssuer issuer, String token)
			throws IOException, InterruptedException {
		try (RunningContestant running = RunningContestant.launch(contestant, this.run.workspace(), issuer.uri())) {
			Duration answered = running.awaitAnswer(token);
			Matcher started = STARTED.matcher(Files.readString(running.log()));
			if (!started.find()) {
				throw new BenchmarkException("%s does not say how long it took to start".formatted(running.log()));
			}
			return new Start(Double.parseDouble(started.group(1)), answered.toMillis() / 1e3);
		}
	}

	private Table table(Map<Contestant, List<Start>> rounds, int starts) {
		Table table = new Table("Start-up, medians of %d starts".formatted(starts), "contestant", "started after s",
				"of plain", "first call with a token answered after s", "of plain");
		List<Start> plain = rounds.getOrDefault(Contestant.PLAIN, List.of());
		rounds.forEach((contestant, times) -> table.row(contestant.title(),
				Table.number(Median.of(times, Start::started), 2), Median.ofRatios(times, plain, Start::started),
				Table.number(Median.of(times, Start::answered), 2), Median.ofRatios(times, plain, Start::answered)));
		return table;
	}

	/**
	 * One start.
	 *
	 * @param started seconds from the start of the process until Spring Boot says that it
	 * started
	 * @param answered seconds until the first call with a token was answered
	 */
	private record Start(double started, double answered) {

	}

}
