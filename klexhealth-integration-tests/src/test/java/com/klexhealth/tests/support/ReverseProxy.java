package com.klexhealth.tests.support;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * Hands requests to replicas in turn, with no memory of who was where, and passes over a
 * replica that is dead. It tells the replica by {@code X-Forwarded-…} headers what the
 * browser asked for.
 */
public final class ReverseProxy implements AutoCloseable {

	/** A request header that names the replica to take, by its index. */
	public static final String REPLICA = "Test-Replica";

	/*
	 * Those of one connection, those that the client sets itself, and those that only the
	 * proxy may set.
	 */
	private static final Set<String> NOT_PASSED_ON = Set.of("connection", "content-length", "expect", "forwarded",
			"host", "http2-settings", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "x-forwarded-for",
			"x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", REPLICA.toLowerCase(Locale.ROOT));

	private static final Set<String> NOT_PASSED_BACK = Set.of("connection", "content-length", "date", "keep-alive",
			"transfer-encoding");

	private final List<Replica> replicas;

	private final AtomicInteger turn = new AtomicInteger();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private volatile Runnable forwarded = () -> {
	};

	ReverseProxy(List<Replica> replicas) throws IOException {
		this.replicas = replicas;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	public URI uri() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	/**
	 * Has something done each time that a request is about to be handed on.
	 * @param forwarded what to do
	 */
	public void whenForwarding(Runnable forwarded) {
		this.forwarded = forwarded;
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			this.forwarded.run();
			int first = first(exchange);
			for (int i = 0; i < this.replicas.size(); i++) {
				HttpResponse<byte[]> response = send(exchange, this.replicas.get((first + i) % this.replicas.size()),
						body);
				if (response != null) {
					answer(exchange, response);
					return;
				}
			}
			exchange.sendResponseHeaders(502, -1);
		}
	}

	private int first(HttpExchange exchange) {
		String asked = exchange.getRequestHeaders().getFirst(REPLICA);
		return (asked != null) ? Integer.parseInt(asked) : this.turn.getAndIncrement() & Integer.MAX_VALUE;
	}

	/*
	 * Nothing comes back from a dead replica. What is no GET, and may have had its
	 * effect, is not sent to another one.
	 */
	private @Nullable HttpResponse<byte[]> send(HttpExchange exchange, Replica replica, byte[] body)
			throws IOException {
		URI uri = replica.uri();
		if (uri == null) {
			return null;
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri + exchange.getRequestURI().toString()))
			.timeout(Http.TIMEOUT)
			.method(exchange.getRequestMethod(),
					(body.length > 0) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
		for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
			if (!NOT_PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT))) {
				header.getValue().forEach((value) -> request.header(header.getKey(), value));
			}
		}
		request.header("X-Forwarded-For", exchange.getRemoteAddress().getAddress().getHostAddress())
			.header("X-Forwarded-Host", exchange.getRequestHeaders().getFirst("Host"))
			.header("X-Forwarded-Port", String.valueOf(this.server.getAddress().getPort()))
			.header("X-Forwarded-Proto", "http");
		try {
			return Http.CLIENT.send(request.build(), BodyHandlers.ofByteArray());
		}
		catch (ConnectException ex) {
			return null;
		}
		catch (IOException ex) {
			if ("GET".equals(exchange.getRequestMethod())) {
				return null;
			}
			throw ex;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
		for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
			if (!NOT_PASSED_BACK.contains(header.getKey().toLowerCase(Locale.ROOT))) {
				exchange.getResponseHeaders().put(header.getKey(), header.getValue());
			}
		}
		byte[] body = response.body();
		exchange.sendResponseHeaders(response.statusCode(), (body.length > 0) ? body.length : -1);
		if (body.length > 0) {
			exchange.getResponseBody().write(body);
		}
	}

}
