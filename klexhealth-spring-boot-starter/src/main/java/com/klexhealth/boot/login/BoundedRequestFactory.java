package com.klexhealth.boot.login;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.util.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

import com.klexhealth.boot.keys.DeadlineInputStream;

/**
 * Makes requests that are answered in full within one deadline and up to a size, or not
 * at all, and that follow no redirect. Only so many wait at a time. The timeouts of a
 * connection are for each read, so that a server which drips could hold a login for ever.
 * <p>
 * By a {@link HttpURLConnection}, whose requests are in streaming mode here and so are
 * never repeated by the JDK: a code and a refresh token can be used only once
 * (docs/decisions/speed.md says what is against {@code java.net.http.HttpClient}).
 */
public final class BoundedRequestFactory implements ClientHttpRequestFactory {

	/**
	 * Whoever waits holds a thread of the application, which has other things to do too
	 * while a server is silent.
	 */
	private static final int MAXIMUM_WAITING = 100;

	private final Semaphore waiting;

	private final Duration timeout;

	private final long maximumSize;

	/**
	 * Creates the factory.
	 * @param timeout longest time for connecting, request, headers and body together
	 * @param maximumSize largest body of an answer, in bytes
	 */
	public BoundedRequestFactory(Duration timeout, long maximumSize) {
		this(timeout, maximumSize, MAXIMUM_WAITING);
	}

	BoundedRequestFactory(Duration timeout, long maximumSize, int maximumWaiting) {
		this.timeout = timeout;
		this.maximumSize = maximumSize;
		this.waiting = new Semaphore(maximumWaiting);
	}

	@Override
	public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
		Connections connections = new Connections(this.timeout);
		return new BoundedRequest(connections.createRequest(uri, method), connections);
	}

	boolean isFull() {
		return this.waiting.availablePermits() == 0;
	}

	/**
	 * Opens the one connection of a request.
	 */
	private static final class Connections extends SimpleClientHttpRequestFactory {

		private volatile @Nullable HttpURLConnection opened;

		private Connections(Duration timeout) {
			setConnectTimeout(timeout);
			setReadTimeout(timeout);
		}

		@Override
		protected HttpURLConnection openConnection(URL url, @Nullable Proxy proxy) throws IOException {
			HttpURLConnection connection = super.openConnection(url, proxy);
			this.opened = connection;
			return connection;
		}

		@Override
		protected void prepareConnection(HttpURLConnection connection, String httpMethod) throws IOException {
			super.prepareConnection(connection, httpMethod);
			connection.setInstanceFollowRedirects(false);
		}

		private void disconnect() {
			HttpURLConnection connection = this.opened;
			if (connection != null) {
				connection.disconnect();
			}
		}

	}

	private final class BoundedRequest implements ClientHttpRequest {

		private final ClientHttpRequest request;

		private final Connections connections;

		private BoundedRequest(ClientHttpRequest request, Connections connections) {
			this.request = request;
			this.connections = connections;
		}

		@Override
		public ClientHttpResponse execute() throws IOException {
			if (!BoundedRequestFactory.this.waiting.tryAcquire()) {
				throw new IOException("Too many wait for an answer already");
			}
			try {
				return executeInTime();
			}
			finally {
				BoundedRequestFactory.this.waiting.release();
			}
		}

		private ClientHttpResponse executeInTime() throws IOException {
			long deadline = System.nanoTime() + BoundedRequestFactory.this.timeout.toNanos();
			CompletableFuture<Void> end = CompletableFuture.runAsync(this.connections::disconnect, CompletableFuture
				.delayedExecutor(BoundedRequestFactory.this.timeout.toMillis(), TimeUnit.MILLISECONDS));
			try (ClientHttpResponse response = this.request.execute()) {
				ReadResponse read = read(response, deadline);
				if (System.nanoTime() >= deadline) {
					throw new IOException("No full answer within " + BoundedRequestFactory.this.timeout);
				}
				return read;
			}
			finally {
				end.cancel(false);
				this.connections.disconnect();
			}
		}

		private ReadResponse read(ClientHttpResponse response, long deadline) throws IOException {
			// it refuses to go on at its limit, even if nothing follows
			try (InputStream body = new BoundedInputStream(new DeadlineInputStream(response.getBody(), deadline),
					BoundedRequestFactory.this.maximumSize + 1)) {
				return new ReadResponse(response.getStatusCode(), response.getStatusText(), response.getHeaders(),
						body.readAllBytes());
			}
		}

		@Override
		public OutputStream getBody() throws IOException {
			return this.request.getBody();
		}

		@Override
		public HttpMethod getMethod() {
			return this.request.getMethod();
		}

		@Override
		public URI getURI() {
			return this.request.getURI();
		}

		@Override
		public Map<String, Object> getAttributes() {
			return this.request.getAttributes();
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.request.getHeaders();
		}

	}

	/**
	 * An answer that is there in full.
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record ReadResponse(HttpStatusCode status, String statusText, HttpHeaders headers,
			byte[] content) implements ClientHttpResponse {

		@Override
		public HttpStatusCode getStatusCode() {
			return this.status;
		}

		@Override
		public String getStatusText() {
			return this.statusText;
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.content);
		}

		@Override
		public void close() {
		}

	}

}
