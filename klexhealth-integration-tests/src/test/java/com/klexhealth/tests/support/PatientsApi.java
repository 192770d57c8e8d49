package com.klexhealth.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * An API that answers whoever has an access token that is not over with the subject and
 * the id of that token, and anybody slowly.
 */
public final class PatientsApi implements AutoCloseable {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private volatile Runnable beforeSlowAnswer = () -> {
	};

	private PatientsApi() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/patients", PatientsApi::handle);
		this.server.createContext("/slow", this::handleSlowly);
		this.server.start();
	}

	public static PatientsApi start() {
		try {
			return new PatientsApi();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * Has something done before {@code /slow} is answered.
	 * @param action what to do
	 */
	public void beforeSlowAnswer(Runnable action) {
		this.beforeSlowAnswer = action;
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private static void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			JWTClaimsSet token = token(exchange.getRequestHeaders().getFirst("Authorization"));
			if (token == null || Instant.now().isAfter(token.getExpirationTime().toInstant())) {
				exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
				exchange.sendResponseHeaders(401, -1);
				return;
			}
			answer(exchange, token.getSubject() + " " + token.getJWTID());
		}
	}

	private void handleSlowly(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.beforeSlowAnswer.run();
			answer(exchange, "at last");
		}
	}

	private static void answer(HttpExchange exchange, String text) throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
	}

	private static @Nullable JWTClaimsSet token(@Nullable String authorization) {
		if (authorization == null || !authorization.startsWith("Bearer ")) {
			return null;
		}
		try {
			return SignedJWT.parse(authorization.substring("Bearer ".length())).getJWTClaimsSet();
		}
		catch (ParseException ex) {
			return null;
		}
	}

}
