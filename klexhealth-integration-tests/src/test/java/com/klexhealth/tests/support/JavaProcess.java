package com.klexhealth.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A server in a Java process of its own, on the JDK that runs the tests. It ends with
 * them, whatever way they end.
 */
final class JavaProcess {

	private static final int LOG_LINES_SHOWN = 40;

	private final String name;

	private final Process process;

	private final Path log;

	private final Thread end;

	private JavaProcess(String name, Process process, Path log) {
		this.name = name;
		this.process = process;
		this.log = log;
		this.end = new Thread(process::destroyForcibly, "end " + name);
		Runtime.getRuntime().addShutdownHook(this.end);
	}

	/**
	 * Starts a process.
	 * @param name what to call it, also its log
	 * @param directory the directory it runs in
	 * @param environment variables that it has besides
	 * @param arguments the arguments of {@code java}
	 * @return the process
	 */
	static JavaProcess start(String name, Path directory, Map<String, String> environment, List<String> arguments) {
		Path log = WorkDirectory.file(name + ".log");
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// it lives shortly, beside others
		command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		// what is meant for the JVM of the tests, or for somebody's own Keycloak
		builder.environment()
			.keySet()
			.removeIf((variable) -> variable.matches("(KC_|QUARKUS_|SPRING_|KLEXHEALTH_).*")
					|| variable.matches("JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
		builder.environment().putAll(environment);
		try {
			return new JavaProcess(name, builder.start(), log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits until the server answers with 200.
	 * @param uri what is asked for, {@code null} as long as it is not known
	 * @param timeout longest time to wait
	 */
	void awaitAnswer(Supplier<@Nullable URI> uri, Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		while (!answers(uri.get())) {
			if (hasEnded(Duration.ofMillis(100))) {
				throw failure("ended with " + this.process.exitValue() + " while it was starting");
			}
			if (System.nanoTime() > deadline) {
				throw failure("did not answer within " + timeout.toSeconds() + " seconds");
			}
		}
	}

	/**
	 * Waits until the process has done what it was started for.
	 * @param timeout longest time to wait
	 */
	void awaitSuccess(Duration timeout) {
		if (!hasEnded(timeout)) {
			kill();
			throw failure("took more than " + timeout.toSeconds() + " seconds");
		}
		forget();
		if (this.process.exitValue() != 0) {
			throw failure("ended with " + this.process.exitValue());
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Ends the process as a power failure would.
	 */
	void kill() {
		this.process.destroyForcibly();
		hasEnded(Duration.ofSeconds(10));
		forget();
	}

	private boolean answers(@Nullable URI uri) {
		if (uri == null) {
			return false;
		}
		try {
			HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
			return Http.CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure("was not waited for");
		}
	}

	private boolean hasEnded(Duration timeout) {
		try {
			return this.process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
			throw failure("was not waited for");
		}
	}

	private void forget() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.end);
		}
		catch (IllegalStateException ex) {
			// the JVM is shutting down, and the hook runs anyway
		}
	}

	private IllegalStateException failure(String what) {
		return new IllegalStateException(
				"%s %s. The end of its log, %s:%n%s".formatted(this.name, what, this.log, endOfLog()));
	}

	private String endOfLog() {
		try {
			List<String> lines = Files.readAllLines(this.log);
			return String.join(System.lineSeparator(),
					lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
		}
		catch (IOException ex) {
			return "(" + ex + ")";
		}
	}

}
