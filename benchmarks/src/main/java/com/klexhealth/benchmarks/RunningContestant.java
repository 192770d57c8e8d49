package com.klexhealth.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A contestant in a Java process of its own.
 */
final class RunningContestant implements AutoCloseable {

	private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

	private static final int LOG_LINES_SHOWN = 40;

	private final Contestant contestant;

	private final Process process;

	private final int port;

	private final Path log;

	private final long startedAt = System.nanoTime();

	private RunningContestant(Contestant contestant, Process process, int port, Path log) {
		this.contestant = contestant;
		this.process = process;
		this.port = port;
		this.log = log;
	}

	/**
	 * Starts a contestant without waiting for it.
	 * @param contestant which one
	 * @param workspace where its files are
	 * @param issuer whose tokens it takes
	 * @param further arguments beside its own
	 * @return the starting contestant
	 */
	static RunningContestant launch(Contestant contestant, Workspace workspace, String issuer, List<String> further)
			throws IOException, InterruptedException {
		int port = freePort();
		Path log = workspace.results().resolve(contestant.name().toLowerCase(Locale.ROOT) + ".log");
		Files.createDirectories(log.getParent());
		List<String> command = new ArrayList<>(workspace.javaCommand());
		command.addAll(List.of("-classpath", workspace.classPath(contestant),
				"com.klexhealth.benchmarks.contestant.ContestantApplication", "--server.port=" + port,
				"--spring.main.banner-mode=off"));
		command.addAll(contestant.arguments(issuer));
		command.addAll(further);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		RunningContestant running = new RunningContestant(contestant, process, port, log);
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop " + contestant.name()));
		return running;
	}

	static RunningContestant launch(Contestant contestant, Workspace workspace, String issuer)
			throws IOException, InterruptedException {
		return launch(contestant, workspace, issuer, List.of());
	}

	/**
	 * Waits until a call with a token is answered.
	 * @param token a valid token
	 * @return the time since the process was started
	 */
	Duration awaitAnswer(String token) throws InterruptedException {
		return await(token);
	}

	private Duration await(@Nullable String token) throws InterruptedException {
		HttpClient client = HttpClient.newHttpClient();
		HttpRequest.Builder builder = HttpRequest.newBuilder(url()).timeout(Duration.ofSeconds(10));
		HttpRequest request = ((token != null) ? builder.header("Authorization", "Bearer " + token) : builder).build();
		int status = 0;
		while (elapsed().compareTo(START_TIMEOUT) < 0) {
			try {
				status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
				if (status == 200 || token == null) {
					return elapsed();
				}
			}
			catch (IOException ex) {
				// not listening yet
			}
			if (this.process.waitFor(5, TimeUnit.MILLISECONDS)) {
				break;
			}
		}
		close();
		throw new BenchmarkException(
				"%s did not start, last status %d.%n%s".formatted(this.contestant.title(), status, endOfLog()));
	}

	/**
	 * Waits until any call is answered.
	 */
	void awaitListening() throws InterruptedException {
		await(null);
	}

	Contestant contestant() {
		return this.contestant;
	}

	URI url() {
		return url("/api/me");
	}

	URI url(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	/**
	 * Tells how much the process used so far.
	 * @return its figures
	 */
	ProcessFigures figures() throws IOException {
		return ProcessFigures.of(this.process.pid());
	}

	Path log() {
		return this.log;
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	private Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.startedAt);
	}

	private String endOfLog() {
		try {
			List<String> lines = Files.readAllLines(this.log);
			return String.join(System.lineSeparator(),
					lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
		}
		catch (IOException ex) {
			return "Its log cannot be read: " + ex.getMessage();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
