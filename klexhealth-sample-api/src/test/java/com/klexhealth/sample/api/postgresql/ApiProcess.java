package com.klexhealth.sample.api.postgresql;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.klexhealth.sample.api.SampleApiApplication;

/**
 * The API in a process of its own, on the class path of production, with the profile
 * {@code postgresql}. It can be killed and started again, and ends with the tests.
 */
final class ApiProcess implements AutoCloseable {

	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	private final Process process;

	private final URI uri;

	private final Path log;

	private ApiProcess(Process process, URI uri, Path log) {
		this.process = process;
		this.uri = uri;
		this.log = log;
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end the API"));
	}

	/**
	 * Starts the API and waits until it is there.
	 * @param options options of the JVM
	 * @param properties its properties
	 * @return the API
	 */
	static ApiProcess start(List<String> options, List<String> properties) {
		try {
			int port = freePort();
			Path log = Files.createDirectories(Path.of("target", "api")).resolve(port + ".log");
			List<String> command = new ArrayList<>();
			command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
			command.addAll(options);
			command.addAll(List.of("-cp", classPath(), SampleApiApplication.class.getName(), "--server.port=" + port,
					"--spring.profiles.active=postgresql"));
			properties.forEach((property) -> command.add("--" + property));
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
			// what is meant for the JVM of the tests, or for somebody's own API
			builder.environment()
				.keySet()
				.removeIf((variable) -> variable.matches("(SPRING_|KLEXHEALTH_|SAMPLE_|SERVER_).*")
						|| variable.matches("JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
			ApiProcess api = new ApiProcess(builder.start(), URI.create("http://localhost:" + port), log);
			api.awaitHealth();
			return api;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI uri() {
		return this.uri;
	}

	/**
	 * Ends the process as {@code kill -9} does.
	 */
	void kill() {
		this.process.destroyForcibly();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The API outlives being killed");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		kill();
	}

	private void awaitHealth() throws IOException {
		HttpClient client = HttpClient.newHttpClient();
		HttpRequest request = HttpRequest.newBuilder(this.uri.resolve("/actuator/health"))
			.timeout(Duration.ofSeconds(10))
			.build();
		long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
		try {
			while (System.nanoTime() < deadline && !this.process.waitFor(50, TimeUnit.MILLISECONDS)) {
				try {
					if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
						return;
					}
				}
				catch (IOException ex) {
					// not listening yet
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		kill();
		throw new IllegalStateException("The API did not start:\n" + Files.readString(this.log));
	}

	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.filter((entry) -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
