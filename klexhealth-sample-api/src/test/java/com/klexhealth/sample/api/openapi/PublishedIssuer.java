package com.klexhealth.sample.api.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;

/**
 * An issuer that says where to log in, and nothing else.
 */
final class PublishedIssuer implements AutoCloseable {

	private final HttpServer server;

	private PublishedIssuer(HttpServer server) {
		this.server = server;
	}

	static PublishedIssuer start() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			PublishedIssuer issuer = new PublishedIssuer(server);
			server.createContext("/.well-known/openid-configuration", (exchange) -> {
				byte[] document = issuer.discoveryDocument().getBytes(StandardCharsets.UTF_8);
				exchange.getResponseHeaders().set("Content-Type", "application/json");
				exchange.sendResponseHeaders(200, document.length);
				exchange.getResponseBody().write(document);
				exchange.close();
			});
			server.start();
			return issuer;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String uri() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	private String discoveryDocument() {
		return """
				{"issuer": "%1$s", "authorization_endpoint": "%1$s/login", "token_endpoint": "%1$s/token",
				"jwks_uri": "%1$s/keys"}
				""".formatted(uri());
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
