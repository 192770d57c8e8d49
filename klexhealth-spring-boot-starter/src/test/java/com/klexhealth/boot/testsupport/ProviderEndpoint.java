package com.klexhealth.boot.testsupport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/**
 * One address of a provider: honest unless a test says what is answered there.
 */
public final class ProviderEndpoint implements HttpHandler {

	private final AtomicInteger requests = new AtomicInteger();

	private final ProviderAnswer honest;

	private volatile ProviderAnswer answer;

	ProviderEndpoint(ProviderAnswer honest) {
		this.honest = honest;
		this.answer = honest;
	}

	public void answer(ProviderAnswer answer) {
		this.answer = answer;
	}

	/**
	 * Returns how many requests there were since the provider last told the truth.
	 * @return how many
	 */
	public int requests() {
		return this.requests.get();
	}

	void tellTheTruth() {
		this.answer = this.honest;
		this.requests.set(0);
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		this.requests.incrementAndGet();
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			// not as an attribute: the exchanges of an address share those
			exchange.setStreams(new ByteArrayInputStream(body), null);
			this.answer.give(exchange);
		}
	}

}
