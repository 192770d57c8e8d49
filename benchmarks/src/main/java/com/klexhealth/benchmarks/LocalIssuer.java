package com.klexhealth.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/**
 * A provider on loopback that can fail in the ways that providers fail, and counts how
 * often it is asked.
 */
final class LocalIssuer implements AutoCloseable {

	private final HttpsServer server;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final AtomicInteger fetches = new AtomicInteger();

	private volatile JWKSet keys;

	private volatile Supplier<String> tokenResponse = () -> "{}";

	private volatile boolean down;

	private volatile Duration delay = Duration.ZERO;

	private LocalIssuer(HttpsServer server, JWKSet keys) {
		this.server = server;
		this.keys = keys;
	}

	static LocalIssuer start(LocalCertificate certificate, JWKSet keys) throws IOException {
		HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
		server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
		LocalIssuer issuer = new LocalIssuer(server, keys);
		server.setExecutor(issuer.executor);
		server.createContext("/.well-known/openid-configuration",
				(exchange) -> issuer.answer(exchange, issuer.metadata()));
		server.createContext("/certs", (exchange) -> {
			issuer.fetches.incrementAndGet();
			issuer.answer(exchange, issuer.keys.toString());
		});
		server.createContext("/token", (exchange) -> issuer.answer(exchange, issuer.tokenResponse.get()));
		server.start();
		return issuer;
	}

	String uri() {
		return "https://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * Tells how often the keys were asked for.
	 * @return the number of requests since the last call
	 */
	int takeFetches() {
		return this.fetches.getAndSet(0);
	}

	void publish(JWKSet published) {
		this.keys = published;
	}

	void answerTokenRequests(Supplier<String> response) {
		this.tokenResponse = response;
	}

	/**
	 * Closes every connection without an answer from now on, or answers again.
	 * @param down whether to be down
	 */
	void setDown(boolean down) {
		this.down = down;
	}

	/**
	 * Makes every answer wait.
	 * @param delay how long
	 */
	void setDelay(Duration delay) {
		this.delay = delay;
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	private String metadata() {
		return """
				{
				  "issuer": "ISSUER",
				  "authorization_endpoint": "ISSUER/authorize",
				  "token_endpoint": "ISSUER/token",
				  "jwks_uri": "ISSUER/certs",
				  "response_types_supported": ["code"],
				  "grant_types_supported": ["authorization_code"],
				  "subject_types_supported": ["public"],
				  "id_token_signing_alg_values_supported": ["RS256"]
				}
				""".replace("ISSUER", uri());
	}

	private void answer(HttpExchange exchange, String json) throws IOException {
		try (exchange) {
			Thread.sleep(this.delay.toMillis());
			if (this.down) {
				return;
			}
			byte[] body = json.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
