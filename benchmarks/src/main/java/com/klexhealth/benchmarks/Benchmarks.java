package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Runs the benchmarks that are asked for. {@code ./mvnw -Pbenchmarks} calls it.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Runs the benchmarks.
	 * @param args the directory of this module
	 * @throws IOException if a process cannot be started
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		try {
			run(Options.fromSystemProperties(), new Workspace(Path.of(args[0]).toAbsolutePath()));
			// the pools of HTTP clients would hold the process
			System.exit(0);
		}
		catch (BenchmarkException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	private static void run(Options options, Workspace workspace) throws IOException, InterruptedException {
		if (options.choices().stream().anyMatch(Choice::isUnderLoad)) {
			Wrk.requireInstalled();
		}
		Run run = new Run(options, workspace, new Report(workspace.results().resolve("results.md")));
		run.report().add(Machine.describe(options, workspace));
		for (Choice choice : options.choices()) {
			choice.benchmark(run).run();
		}
		run.report().progress("The results are in " + run.report().file());
	}

}
