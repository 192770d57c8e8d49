package com.klexhealth.sample.api.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.springframework.core.env.Environment;

/**
 * The running API, over HTTP and with connections that stay open.
 */
final class Server {

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final Environment environment;

	Server(Environment environment) {
		this.environment = environment;
	}

	Answer send(Request request) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(uri(request)).timeout(Duration.ofSeconds(30));
		request.headers().forEach((header) -> builder.header(header.getKey(), header.getValue()));
		byte[] body = request.body();
		builder.method(request.method(), (body != null) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
		try {
			HttpResponse<byte[]> response = this.client.send(builder.build(), BodyHandlers.ofByteArray());
			return new Answer(response.statusCode(), response.headers(), response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No answer to " + request, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private URI uri(Request request) {
		return URI.create("http://localhost:" + this.environment.getRequiredProperty("local.server.port", Integer.class)
				+ request.target());
	}

}
