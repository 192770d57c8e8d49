package com.klexhealth.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.klexhealth.tests.webapp.WebappApplication;

/**
 * The webapp in a process of its own, which can be killed and started again.
 */
public final class Replica {

	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	private final String name;

	private final List<String> arguments;

	private volatile @Nullable JavaProcess process;

	private volatile @Nullable URI uri;

	Replica(String name, List<String> arguments) {
		this.name = name;
		this.arguments = arguments;
	}

	/**
	 * Starts the process, if it does not run already.
	 */
	void start() {
		if (isRunning()) {
			return;
		}
		Path port = portFile();
		try {
			Files.deleteIfExists(port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.uri = null;
		List<String> command = new ArrayList<>(List.of("-Xmx256m", "-DPORTFILE=" + port, "-cp",
				System.getProperty("java.class.path"), WebappApplication.class.getName(), "--server.port=0"));
		command.addAll(this.arguments);
		this.process = JavaProcess.start(this.name, WorkDirectory.directory(""), Map.of(), command);
	}

	void awaitReady() {
		JavaProcess running = this.process;
		if (running == null) {
			throw new IllegalStateException(this.name + " was not started");
		}
		running.awaitAnswer(() -> {
			URI written = writtenUri();
			this.uri = written;
			return (written != null) ? written.resolve("/open") : null;
		}, START_TIMEOUT);
	}

	/**
	 * Ends the replica as a power failure would.
	 */
	public void kill() {
		JavaProcess running = this.process;
		if (running != null) {
			running.kill();
		}
	}

	/**
	 * Returns where the replica itself listens, behind the proxy.
	 * @return the URI of its root, {@code null} while it is starting
	 */
	@Nullable URI uri() {
		return this.uri;
	}

	boolean isRunning() {
		JavaProcess running = this.process;
		return running != null && running.isAlive();
	}

	private Path portFile() {
		return WorkDirectory.file(this.name + ".port");
	}

	private @Nullable URI writtenUri() {
		try {
			String port = (Files.exists(portFile())) ? Files.readString(portFile()) : "";
			return (!port.isEmpty()) ? URI.create("http://localhost:" + port) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
