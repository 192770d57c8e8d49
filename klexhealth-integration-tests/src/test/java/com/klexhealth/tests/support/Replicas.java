package com.klexhealth.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two replicas of the webapp on one database, behind a proxy.
 */
public final class Replicas implements AutoCloseable {

	private final List<Replica> replicas;

	private final ReverseProxy proxy;

	private Replicas(List<Replica> replicas, ReverseProxy proxy) {
		this.replicas = replicas;
		this.proxy = proxy;
	}

	/**
	 * Starts both at once and waits until they answer.
	 * @param name what their logs are called
	 * @param jdbcUrl their database
	 * @param properties their other properties, as {@code key=value}
	 * @return the replicas
	 */
	public static Replicas start(String name, String jdbcUrl, String... properties) {
		List<String> arguments = new ArrayList<>();
		arguments.add("--server.forward-headers-strategy=framework");
		arguments.add("--spring.datasource.url=" + jdbcUrl);
		arguments.add("--spring.session.jdbc.initialize-schema=always");
		for (String property : properties) {
			arguments.add("--" + property);
		}
		List<Replica> replicas = IntStream.range(0, 2)
			.mapToObj((index) -> new Replica(name + "-replica-" + index, arguments))
			.toList();
		try {
			Replicas started = new Replicas(replicas, new ReverseProxy(replicas));
			started.startAll();
			return started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts those that do not run, and waits until all answer.
	 */
	public void startAll() {
		this.replicas.forEach(Replica::start);
		this.replicas.forEach(Replica::awaitReady);
	}

	public void killAll() {
		this.replicas.forEach(Replica::kill);
	}

	public void kill(int index) {
		this.replicas.get(index).kill();
	}

	public ReverseProxy proxy() {
		return this.proxy;
	}

	/**
	 * Returns where people find the webapp.
	 * @return the URI of the proxy
	 */
	public URI uri() {
		return this.proxy.uri();
	}

	@Override
	public void close() {
		this.proxy.close();
		killAll();
	}

}
