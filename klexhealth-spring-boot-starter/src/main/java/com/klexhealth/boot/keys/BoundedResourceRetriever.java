package com.klexhealth.boot.keys;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.util.BoundedInputStream;
import com.nimbusds.jose.util.IOUtils;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a document under one deadline for the whole of it, up to a size, and without
 * following redirects.
 * <p>
 * By a {@link HttpURLConnection} on purpose: once {@code java.net.http.HttpClient} was
 * used, which loads read-only buffers, the JVM runs Tomcat's parsing of request headers
 * at half its speed, for each request from then on (docs/decisions/speed.md).
 */
public final class BoundedResourceRetriever implements ResourceRetriever {

	private final Duration timeout;

	private final long maximumSize;

	/**
	 * Creates the retriever.
	 * @param timeout longest time for connecting, headers and body together
	 * @param maximumSize largest body, in bytes
	 */
	public BoundedResourceRetriever(Duration timeout, long maximumSize) {
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
		long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
		if (remaining <= 0) {
			throw late(url, null);
		}
		HttpURLConnection connection = open(url, (int) Math.min(remaining, Integer.MAX_VALUE));
		// the timeouts of a connection are for each read, and a server may drip
		Executor atDeadline = CompletableFuture.delayedExecutor(remaining, TimeUnit.MILLISECONDS);
		CompletableFuture<Void> disconnection = CompletableFuture.runAsync(connection::disconnect, atDeadline);
		try {
			Resource resource = read(url, connection, deadline);
			if (System.nanoTime() >= deadline) {
				throw late(url, null);
			}
			return resource;
		}
		catch (IOException ex) {
			boolean late = ex instanceof SocketTimeoutException
					|| deadline - System.nanoTime() < TimeUnit.MILLISECONDS.toNanos(1);
			throw (late) ? late(url, ex) : new IOException(url + " could not be fetched: " + ex.getMessage(), ex);
		}
		finally {
			disconnection.cancel(false);
			connection.disconnect();
		}
	}

	private static HttpURLConnection open(URL url, int timeoutMillis) throws IOException {
		if (!(url.openConnection() instanceof HttpURLConnection connection)) {
			throw new IOException(url + " cannot be fetched: it is neither https nor http");
		}
		connection.setConnectTimeout(timeoutMillis);
		connection.setReadTimeout(timeoutMillis);
		connection.setInstanceFollowRedirects(false);
		connection.setUseCaches(false);
		connection.setRequestProperty("Accept", "application/json");
		return connection;
	}

	private Resource read(URL url, HttpURLConnection connection, long deadline) throws IOException {
		int status = connection.getResponseCode();
		if (status != HttpURLConnection.HTTP_OK) {
			throw new IOException(url + " answered with status " + status);
		}
		// it refuses to go on at its limit, even if nothing follows
		try (InputStream body = new BoundedInputStream(new DeadlineInputStream(connection.getInputStream(), deadline),
				this.maximumSize + 1)) {
			return new Resource(IOUtils.readInputStreamToString(body, StandardCharsets.UTF_8),
					connection.getContentType());
		}
	}

	private IOException late(URL url, @Nullable IOException cause) {
		return new IOException(url + " did not answer in full within " + this.timeout, cause);
	}

}
