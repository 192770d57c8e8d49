package com.klexhealth.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sandbox, sample API and sample webapp, running side by side and wired to each other.
 */
final class Stack implements AutoCloseable {

	private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

	private final Application sandbox;

	private final Application api;

	private final Application webapp;

	private final List<RunningApplication> running = new ArrayList<>();

	private Stack(Ports ports, Path applications) {
		String sandboxUrl = "http://localhost:" + ports.sandbox();
		String apiUrl = "http://localhost:" + ports.api();
		String webappUrl = "http://localhost:" + ports.webapp();
		this.sandbox = new Application("sandbox", applications.resolve("klexhealth-sandbox.jar"), ports.sandbox(),
				"/.well-known/openid-configuration", List.of("--klexhealth.sandbox.demo.webapp-url=" + webappUrl,
						"--klexhealth.sandbox.demo.api-url=" + apiUrl));
		this.api = new Application("sample API", applications.resolve("klexhealth-sample-api.jar"), ports.api(),
				"/actuator/health", List.of("--klexhealth.issuer-uri=" + sandboxUrl));
		this.webapp = new Application("sample webapp", applications.resolve("klexhealth-sample-webapp.jar"),
				ports.webapp(), "/actuator/health",
				List.of("--klexhealth.issuer-uri=" + sandboxUrl, "--sample.api-url=" + apiUrl));
	}

	/**
	 * Starts all three and waits until each answers.
	 * @param ports where they listen
	 * @param applications the directory of their jars
	 * @param logs the directory for their logs
	 * @return the running stack
	 * @throws DemoException if one of them does not start
	 */
	static Stack start(Ports ports, Path applications, Path logs) throws IOException, InterruptedException {
		ports.requireFree();
		Stack stack = new Stack(ports, applications);
		// also on Ctrl-C while they are starting
		Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop demo"));
		try {
			for (Application application : List.of(stack.sandbox, stack.api, stack.webapp)) {
				stack.launch(application, logs);
			}
			for (RunningApplication application : stack.running) {
				application.awaitReady(START_TIMEOUT);
			}
			return stack;
		}
		catch (DemoException | IOException | InterruptedException ex) {
			stack.close();
			throw ex;
		}
	}

	URI sandboxUrl() {
		return this.sandbox.url();
	}

	URI apiUrl() {
		return this.api.url();
	}

	URI webappUrl() {
		return this.webapp.url();
	}

	/**
	 * Waits until one of the applications ends.
	 * @return the one that ended
	 */
	RunningApplication awaitAnyExit() {
		return (RunningApplication) CompletableFuture
			.anyOf(this.running.stream().map(RunningApplication::onExit).toArray(CompletableFuture<?>[]::new))
			.join();
	}

	@Override
	public synchronized void close() {
		this.running.forEach(RunningApplication::stop);
		this.running.forEach(RunningApplication::awaitStopped);
	}

	private synchronized void launch(Application application, Path logs) throws IOException {
		this.running.add(RunningApplication.start(application, logs));
	}

}
