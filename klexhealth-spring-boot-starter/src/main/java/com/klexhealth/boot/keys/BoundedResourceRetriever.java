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
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import org.springframework.util.function.SingletonSupplier;

/**
 * Fetches a document under one deadline for the whole of it, up to a size, and without
 * following redirects.
 */
public final class BoundedResourceRetriever implements ResourceRetriever {

	private final Supplier<HttpClient> client;

	private final Duration timeout;

	private final long maximumSize;

	/**
	 * Creates the retriever.
	 * @param timeout longest time for connecting, headers and body together
	 * @param maximumSize largest body, in bytes
	 */
	public BoundedResourceRetriever(Duration timeout, long maximumSize) {
		this.client = SingletonSupplier.of(() -> DaemonThreads.detached(() -> client(timeout)));
		this.timeout = timeout;
		this.maximumSize = maximumSize;
	}

	@Override
	public Resource retrieveResource(URL url) throws IOException {
		return withOneDeadline().retrieveResource(url);
	}

	/**
	 * Returns a retriever for documents that are to be had within the timeout all
	 * together, beginning now.
	 * @return a retriever to be used at once
	 */
	public ResourceRetriever withOneDeadline() {
		long deadline = System.nanoTime() + this.timeout.toNanos();
		return (url) -> retrieve(url, deadline);
	}

	private Resource retrieve(URL url, long deadline) throws IOException {
		HttpResponse<String> response = await(url, deadline,
				this.client.get().sendAsync(request(url), (info) -> new BoundedBodySubscriber(this.maximumSize)));
		if (response.statusCode() != 200) {
			throw new IOException(url + " answered with status " + response.statusCode());
		}
		return new Resource(response.body(), response.headers().firstValue("content-type").orElse(null));
	}

	/*
	 * One for all documents: its thread ends only when it is garbage collected, and an
	 * application that has little to do seldom is. It knows when a connection that it
	 * kept was closed; one that was lost without a word costs one attempt.
	 */
	private static HttpClient client(Duration timeout) {
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(timeout)
			.executor(Executors.newCachedThreadPool(new DaemonThreads("klexhealth-keys-http")))
			.build();
	}

	private static HttpRequest request(URL url) throws IOException {
		try {
			return HttpRequest.newBuilder(new URI(url.toString())).header("Accept", "application/json").build();
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			throw new IOException(url + " cannot be fetched", ex);
		}
	}

	private HttpResponse<String> await(URL url, long deadline, CompletableFuture<HttpResponse<String>> exchange)
			throws IOException {
		try {
			return exchange.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
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
