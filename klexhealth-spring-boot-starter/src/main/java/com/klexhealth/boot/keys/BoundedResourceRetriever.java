package com.klexhealth.boot.keys;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;

/**
 * Fetches a document under one deadline for the whole of it, up to a size, and without
 * following redirects.
 */
public final class BoundedResourceRetriever implements ResourceRetriever {

	private final HttpClient client;

	private final Duration timeout;

	private final long maximumSize;

	/**
	 * Creates the retriever.
	 * @param timeout longest time for connecting, headers and body together
	 * @param maximumSize largest body, in bytes
	 */
	public BoundedResourceRetriever(Duration timeout, long maximumSize) {
		this.client = HttpClient.newBuilder()
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(timeout)
			.build();
		this.timeout = timeout;
		this.maximumSize = maximumSize;
	}

	@Override
	public Resource retrieveResource(URL url) throws IOException {
		HttpResponse<String> response = await(url,
				this.client.sendAsync(request(url), (info) -> new BoundedBodySubscriber(this.maximumSize)));
		if (response.statusCode() != 200) {
			throw new IOException(url + " answered with status " + response.statusCode());
		}
		return new Resource(response.body(), response.headers().firstValue("content-type").orElse(null));
	}

	private static HttpRequest request(URL url) throws IOException {
		try {
			return HttpRequest.newBuilder(new URI(url.toString())).header("Accept", "application/json").build();
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			throw new IOException(url + " cannot be fetched", ex);
		}
	}

	private HttpResponse<String> await(URL url, CompletableFuture<HttpResponse<String>> exchange) throws IOException {
		try {
			return exchange.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			exchange.cancel(true);
			throw new IOException(url + " did not answer in full within " + this.timeout, ex);
		}
		catch (ExecutionException ex) {
			throw new IOException(url + " could not be fetched: " + ex.getCause(), ex.getCause());
		}
		catch (InterruptedException ex) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted while fetching " + url, ex);
		}
	}

}
