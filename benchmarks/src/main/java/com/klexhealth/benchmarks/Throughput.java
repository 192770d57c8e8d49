package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * Throughput, latency and processor time of a call with a token seen before.
 * <p>
 * The contestants take turns within every round, so that a disturbance of the machine
 * meets all of them; ratios are those of one round, and the median of them is told.
 */
final class Throughput {

	private static final int CONNECTIONS = 32;

	private final Options options;

	private final Workspace workspace;

	private final Report report;

	private final Wrk wrk;

	Throughput(Options options, Workspace workspace, Report report) throws IOException {
		this.options = options;
		this.workspace = workspace;
		this.report = report;
		this.wrk = new Wrk(workspace.script("tokens.lua"));
	}

	void run() throws IOException, InterruptedException {
		for (JWSAlgorithm algorithm : this.options.algorithms()) {
			run(algorithm);
		}
	}

	private void run(JWSAlgorithm algorithm) throws IOException, InterruptedException {
		SigningKeys keys = SigningKeys.generate();
		List<RunningContestant> running = new ArrayList<>();
		try (LocalIssuer issuer = LocalIssuer.start(this.workspace.certificate(), keys.published())) {
			Tokens tokens = new Tokens(issuer.uri(), keys);
			for (Contestant contestant : this.options.contestants()) {
				RunningContestant started = RunningContestant.launch(contestant, this.workspace, issuer.uri(),
						List.of());
				running.add(started);
				started.awaitAnswer(tokens.create(algorithm));
			}
			for (int count : this.options.tokens()) {
				Path file = Tokens.write(this.workspace.tokensFile(algorithm + "-" + count),
						tokens.create(algorithm, count));
				this.report.add(table(algorithm, count, measure(running, file)));
			}
		}
		finally {
			running.forEach(RunningContestant::close);
		}
	}

	private Map<Contestant, List<Turn>> measure(List<RunningContestant> running, Path tokens)
			throws IOException, InterruptedException {
		this.report.progress("Warming up with " + tokens.getFileName());
		for (RunningContestant contestant : running) {
			this.wrk.run(contestant.url(), tokens, CONNECTIONS, this.options.warmUp());
		}
		Map<Contestant, List<Turn>> rounds = new EnumMap<>(Contestant.class);
		for (int round = 1; round <= this.options.rounds(); round++) {
			this.report.progress("Round %d of %d".formatted(round, this.options.rounds()));
			for (RunningContestant contestant : running) {
				rounds.computeIfAbsent(contestant.contestant(), (key) -> new ArrayList<>())
					.add(turn(contestant, tokens));
			}
		}
		return rounds;
	}

	private Turn turn(RunningContestant contestant, Path tokens) throws IOException, InterruptedException {
		Duration before = contestant.figures().cpu();
		Wrk.Load load = this.wrk.run(contestant.url(), tokens, CONNECTIONS, this.options.round());
		return new Turn(load, contestant.figures().cpu().minus(before));
	}

	private Table table(JWSAlgorithm algorithm, int count, Map<Contestant, List<Turn>> rounds) {
		Table table = new Table("%s, %,d %s".formatted(algorithm, count, (count == 1) ? "token" : "tokens in turn"),
				"contestant", "requests/s", "of open", "p50 ms", "p99 ms", "p99 of open", "CPU µs/request",
				"CPU of open", "refused", "failed");
		List<Turn> open = rounds.getOrDefault(Contestant.OPEN, List.of());
		rounds.forEach(
				(contestant, turns) -> table.row(contestant.title(), Table.number(Median.of(turns, Turn::perSecond), 0),
						ratio(turns, open, Turn::perSecond), Table.number(Median.of(turns, Turn::medianMillis), 2),
						Table.number(Median.of(turns, Turn::p99Millis), 2), ratio(turns, open, Turn::p99Millis),
						Table.number(Median.of(turns, Turn::cpuMicros), 1), ratio(turns, open, Turn::cpuMicros),
						String.valueOf(turns.stream().mapToLong((turn) -> turn.load().refused()).sum()),
						String.valueOf(turns.stream().mapToLong((turn) -> turn.load().failed()).sum())));
		return table;
	}

	private static String ratio(List<Turn> turns, List<Turn> open, ToDoubleFunction<Turn> figure) {
		if (open.size() != turns.size()) {
			return "";
		}
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < turns.size(); round++) {
			ratios.add(figure.applyAsDouble(turns.get(round)) / figure.applyAsDouble(open.get(round)));
		}
		return Table.number(Median.of(ratios, Double::doubleValue), 2);
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
