package com.klexhealth.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An application in a Java process of its own, with a class path of its own.
 */
final class RunningApplication {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

	private static final int LOG_LINES_SHOWN = 40;

	private final Application application;

	private final Process process;

	private final Path log;

	private RunningApplication(Application application, Process process, Path log) {
		this.application = application;
		this.process = process;
		this.log = log;
	}

	static RunningApplication start(Application application, Path logs) throws IOException {
		Files.createDirectories(logs);
		Path log = logs.resolve(application.name().replace(' ', '-') + ".log");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-jar", application.jar().toString()));
		command.add("--server.port=" + application.port());
		command.addAll(application.arguments());
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		return new RunningApplication(application, process, log);
	}

	/**
	 * Waits until the application answers.
	 * @param timeout longest time to wait
	 * @throws DemoException if it ends or does not answer in time
	 */
	void awaitReady(Duration timeout) throws InterruptedException {
		HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
		Instant deadline = Instant.now().plus(timeout);
		while (!isReady(client)) {
			if (this.process.waitFor(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new DemoException("The %s ended while it was starting.%n%s".formatted(name(), endOfLog()));
			}
			if (Instant.now().isAfter(deadline)) {
				throw new DemoException("The %s did not answer at %s within %d seconds.%n%s".formatted(name(),
						this.application.readyUrl(), timeout.toSeconds(), endOfLog()));
			}
		}
	}

	String name() {
		return this.application.name();
	}

	Path log() {
		return this.log;
	}

	CompletableFuture<RunningApplication> onExit() {
		return this.process.onExit().thenApply((ended) -> this);
	}

	void stop() {
		this.process.destroy();
	}

	void awaitStopped() {
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

	private boolean isReady(HttpClient client) throws InterruptedException {
		try {
			HttpRequest request = HttpRequest.newBuilder(this.application.readyUrl())
				.timeout(Duration.ofSeconds(5))
				.build();
			return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private String endOfLog() {
		try {
			List<String> lines = Files.readAllLines(this.log);
			return "The end of its log, %s:%n%s".formatted(this.log, String.join(System.lineSeparator(),
					lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
