package com.klexhealth.boot.testsupport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;

/**
 * What a provider says to one request, or does instead of saying anything.
 */
@FunctionalInterface
public interface ProviderAnswer {

	void give(HttpExchange exchange) throws IOException;

	static ProviderAnswer json(Map<String, Object> members) {
		return json(200, members);
	}

	static ProviderAnswer json(int status, Map<String, Object> members) {
		return text(status, "application/json", JSONObjectUtils.toJSONString(members));
	}

	static ProviderAnswer json(String body) {
		return text(200, "application/json", body);
	}

	static ProviderAnswer status(int status) {
		return text(status, "text/plain", "<script>alert('status " + status + "')</script>");
	}

	static ProviderAnswer text(int status, String contentType, String body) {
		return (exchange) -> {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", contentType);
			exchange.sendResponseHeaders(status, (bytes.length != 0) ? bytes.length : -1);
			if (bytes.length != 0) {
				exchange.getResponseBody().write(bytes);
			}
		};
	}

	static ProviderAnswer redirectTo(int status, String url) {
		return (exchange) -> {
			exchange.getResponseHeaders().set("Location", url);
			exchange.sendResponseHeaders(status, -1);
		};
	}

	/**
	 * Says nothing for much longer than anybody should wait.
	 * @return the answer
	 */
	static ProviderAnswer hang() {
		return (exchange) -> pause(30_000);
	}

	/**
	 * Says what another answer says, and white space before it for much longer than
	 * anybody should wait: no single read takes long.
	 * @param body the body that comes in the end
	 * @return the answer
	 */
	static ProviderAnswer drip(String body) {
		return (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, 0);
			OutputStream out = exchange.getResponseBody();
			for (int i = 0; i < 300; i++) {
				out.write(' ');
				out.flush();
				pause(100);
			}
			out.write(body.getBytes(StandardCharsets.UTF_8));
		};
	}

	/**
	 * Says what would do, but ten megabytes of it.
	 * @param body the body that comes in the end
	 * @return the answer
	 */
	static ProviderAnswer huge(String body) {
		return json(" ".repeat(10_000_000) + body);
	}

	static ProviderAnswer hangUp() {
		return HttpExchange::close;
	}

	private static void pause(long milliseconds) throws IOException {
		try {
			TimeUnit.MILLISECONDS.sleep(milliseconds);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

}
