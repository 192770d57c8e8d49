package com.klexhealth.sample.api.postgresql;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.klexhealth.sample.api.LocalIssuer;
import com.klexhealth.sample.api.Tokens;

/**
 * Calls a running API, each time with a token of its own, by whose identifier the record
 * of the access is found again.
 *
 * @param uri where the API is
 * @param issuer who signs the tokens
 * @param account whose tokens they are
 * @param http keeps the connections
 */
record ApiClient(URI uri, LocalIssuer issuer, Tokens account, HttpClient http) {

	static ApiClient of(ApiProcess api, LocalIssuer issuer, Tokens account) {
		return new ApiClient(api.uri(), issuer, account,
				HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
	}

	HttpResponse<String> get(String path, String tokenId) throws IOException {
		return send(request(path, tokenId).GET().build());
	}

	HttpResponse<String> send(Change change, String tokenId) throws IOException {
		HttpRequest.Builder request = request(change.path(), tokenId).header("Content-Type", "application/json")
			.method(change.method(), BodyPublishers.ofString(change.body()));
		if (change.method().equals("POST")) {
			request.header("Idempotency-Key", change.id());
		}
		if (change.ifMatch() != null) {
			request.header("If-Match", change.ifMatch());
		}
		return send(request.build());
	}

	private HttpRequest.Builder request(String path, String tokenId) {
		return HttpRequest.newBuilder(this.uri.resolve(path))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", "Bearer " + this.issuer.sign(this.account, tokenId));
	}

	private HttpResponse<String> send(HttpRequest request) throws IOException {
		try {
			return this.http.send(request, BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	/**
	 * A request that changes something.
	 *
	 * @param id what it is known by in all that it leaves behind; it is also its
	 * {@code Idempotency-Key}
	 */
	record Change(String id, String method, String path, String body, @Nullable String ifMatch) {

	}

}
