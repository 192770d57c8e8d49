package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * Throughput, latency and processor time of a call with a token seen before.
 * <p>
 * The contestants take turns within every round, so that a disturbance of the machine
 * meets all of them; ratios are those of one round, and the median of them is told.
 */
final class Throughput implements Benchmark {

	private static final int CONNECTIONS = 32;

	private static final int WARM_UPS = 2;

	private final Run run;

	private final Wrk wrk;

	Throughput(Run run) throws IOException {
		this.run = run;
		this.wrk = run.wrk();
	}

	@Override
	public void run() throws IOException, InterruptedException {
		for (JWSAlgorithm algorithm : this.run.options().algorithms()) {
			run(algorithm);
		}
	}

	private void run(JWSAlgorithm algorithm) throws IOException, InterruptedException {
		SigningKeys keys = SigningKeys.generate();
		List<RunningContestant> running = new ArrayList<>();
		try (LocalIssuer issuer = LocalIssuer.start(this.run.workspace().certificate(), keys.published())) {
			Tokens tokens = new Tokens(issuer.uri(), keys);
			for (Contestant contestant : contestants(algorithm)) {
				RunningContestant started = RunningContestant.launch(contestant, this.run.workspace(), issuer.uri());
				running.add(started);
				started.awaitAnswer(tokens.create(algorithm));
			}
			for (int count : this.run.options().tokens()) {
				Path file = Tokens.write(this.run.workspace().tokensFile(algorithm + "-" + count),
						tokens.create(algorithm, count));
				this.run.report().add(table(algorithm, count, measure(running, file)));
			}
		}
		finally {
			running.forEach(RunningContestant::close);
		}
	}

	private List<Contestant> contestants(JWSAlgorithm algorithm) {
		return this.run.options().contestants().stream().filter((contestant) -> contestant.takes(algorithm)).toList();
	}

	private Map<Contestant, List<Turn>> measure(List<RunningContestant> running, Path tokens)
			throws IOException, InterruptedException {
		this.run.report().progress("Warming up with " + tokens.getFileName());
		for (int part = 0; part < WARM_UPS; part++) {
			for (RunningContestant contestant : running) {
				this.wrk.run(contestant.url(), tokens, CONNECTIONS, this.run.options().warmUp().dividedBy(WARM_UPS));
			}
		}
		Map<Contestant, List<Turn>> rounds = new EnumMap<>(Contestant.class);
		for (int round = 1; round <= this.run.options().rounds(); round++) {
			this.run.report().progress("Round %d of %d".formatted(round, this.run.options().rounds()));
			for (RunningContestant contestant : running) {
				rounds.computeIfAbsent(contestant.contestant(), (key) -> new ArrayList<>())
					.add(turn(contestant, tokens));
			}
		}
		return rounds;
	}

	private Turn turn(RunningContestant contestant, Path tokens) throws IOException, InterruptedException {
		Duration before = contestant.figures().cpu();
		Wrk.Load load = this.wrk.run(contestant.url(), tokens, CONNECTIONS, this.run.options().round());
		return new Turn(load, contestant.figures().cpu().minus(before));
	}

	private Table table(JWSAlgorithm algorithm, int count, Map<Contestant, List<Turn>> rounds) {
		Table table = new Table("%s, %,d %s".formatted(algorithm, count, (count == 1) ? "token" : "tokens in turn"),
				"contestant", "requests/s", "of open", "p50 ms", "p99 ms", "p99 of open", "CPU µs/request",
				"CPU of open", "refused", "failed");
		List<Turn> open = rounds.getOrDefault(Contestant.OPEN, List.of());
		rounds.forEach((contestant, turns) -> table.row(contestant.title(),
				Table.number(Median.of(turns, Turn::perSecond), 0), Median.ofRatios(turns, open, Turn::perSecond),
				Table.number(Median.of(turns, Turn::medianMillis), 2),
				Table.number(Median.of(turns, Turn::p99Millis), 2), Median.ofRatios(turns, open, Turn::p99Millis),
				Table.number(Median.of(turns, Turn::cpuMicros), 1), Median.ofRatios(turns, open, Turn::cpuMicros),
				String.valueOf(turns.stream().mapToLong((turn) -> turn.load().refused()).sum()),
				String.valueOf(turns.stream().mapToLong((turn) -> turn.load().failed()).sum())));
		return table;
	}

	/**
	 * One contestant's turn in one round.
	 *
	 * @param load what wrk saw
	 * @param cpu processor time that the contestant's process used
	 */
	private record Turn(Wrk.Load load, Duration cpu) {

		double perSecond() {
			return this.load.perSecond();
		}

		double medianMillis() {
			return this.load.median().toNanos() / 1e6;
		}

		double p99Millis() {
			return this.load.p99().toNanos() / 1e6;
		}

		double cpuMicros() {
			return this.cpu.toNanos() / 1e3 / this.load.requests();
		}

	}

}
