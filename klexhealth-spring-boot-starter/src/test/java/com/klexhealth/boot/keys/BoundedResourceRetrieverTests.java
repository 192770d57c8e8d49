package com.klexhealth.boot.keys;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jose.util.IOUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.testsupport.TestIssuer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link BoundedResourceRetriever}, over real HTTP.
 */
class BoundedResourceRetrieverTests {

	private static TestIssuer issuer;

	private final BoundedResourceRetriever retriever = new BoundedResourceRetriever(Duration.ofSeconds(5), 100);

	private final BoundedResourceRetriever impatient = new BoundedResourceRetriever(Duration.ofMillis(300), 100);

	@BeforeAll
	static void start() {
		issuer = TestIssuer.start();
	}

	@AfterAll
	static void stop() {
		issuer.close();
	}

	@Test
	void asksForJson() throws IOException {
		issuer.server()
			.stubFor(get("/json").withHeader("Accept", equalTo("application/json")).willReturn(okJson("{}")));
		assertThat(this.retriever.retrieveResource(url("/json")).getContent()).isEqualTo("{}");
	}

	@Test
	void returnsWhatIsThere() throws IOException {
		issuer.server().stubFor(get("/a").willReturn(okJson("{\"a\":\"ü\"}")));
		assertThat(this.retriever.retrieveResource(url("/a"))).satisfies((resource) -> {
			assertThat(resource.getContent()).isEqualTo("{\"a\":\"ü\"}");
			assertThat(resource.getContentType()).isEqualTo("application/json");
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 201, 204, 400, 401, 404, 500, 503 })
	void refusesEveryStatusButOk(int status) {
		issuer.server().stubFor(get("/a").willReturn(aResponse().withStatus(status).withBody("{}")));
		assertThatIOException().isThrownBy(() -> this.retriever.retrieveResource(url("/a")))
			.withMessageContaining("answered with status " + status);
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void followsNoRedirect(int status) {
		issuer.server().stubFor(get("/a").willReturn(temporaryRedirect("/redirected").withStatus(status)));
		issuer.server().stubFor(get("/redirected").willReturn(okJson("{}")));
		assertThatIOException().isThrownBy(() -> this.retriever.retrieveResource(url("/a")))
			.withMessageContaining("answered with status " + status);
		assertThat(issuer.fetches("/redirected")).isZero();
	}

	@Test
	void readsAsMuchAsIsAllowed() throws IOException {
		issuer.server().stubFor(get("/a").willReturn(aResponse().withBody("x".repeat(100))));
		assertThat(this.retriever.retrieveResource(url("/a")).getContent()).hasSize(100);
	}

	@ParameterizedTest
	@ValueSource(ints = { 101, 5_000_000 })
	void readsNotAByteMore(int size) {
		issuer.server().stubFor(get("/a").willReturn(aResponse().withBody("x".repeat(size))));
		assertThatIOException().isThrownBy(() -> this.retriever.retrieveResource(url("/a")));
	}

	@Test
	@Timeout(5)
	void doesNotWaitLongerThanTheDeadlineForAnAnswer() {
		issuer.server().stubFor(get("/a").willReturn(okJson("{}").withFixedDelay(10_000)));
		assertThatIOException().isThrownBy(() -> this.impatient.retrieveResource(url("/a")))
			.withMessageContaining("did not answer in full within PT0.3S");
	}

	@Test
	@Timeout(5)
	void doesNotWaitLongerThanTheDeadlineForABodyThatDrips() {
		issuer.server().stubFor(get("/a").willReturn(okJson("{\"a\":\"b\"}").withChunkedDribbleDelay(5, 10_000)));
		assertThatIOException().isThrownBy(() -> this.impatient.retrieveResource(url("/a")))
			.withMessageContaining("did not answer in full within PT0.3S");
	}

	@Test
	@Timeout(5)
	void documentsOfOneAttemptShareADeadline() throws IOException {
		issuer.server().stubFor(get("/a").willReturn(okJson("{}").withFixedDelay(200)));
		ResourceRetriever attempt = this.impatient.withOneDeadline();
		assertThat(attempt.retrieveResource(url("/a")).getContent()).isEqualTo("{}");
		assertThatIOException().isThrownBy(() -> attempt.retrieveResource(url("/a")))
			.withMessageContaining("did not answer in full within PT0.3S");
		assertThat(this.impatient.retrieveResource(url("/a")).getContent()).isEqualTo("{}");
	}

	/*
	 * The HTTP client tries once more if it is hung up on, which the time between two
	 * attempts allows for.
	 */
	@Test
	void whoeverHangsUpIsCalledTwiceAtMost() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			AtomicInteger calls = new AtomicInteger();
			new Thread(() -> hangUp(socket, calls)).start();
			assertThatIOException().isThrownBy(() -> this.retriever
				.retrieveResource(URI.create("http://localhost:" + socket.getLocalPort()).toURL()));
			assertThat(calls).hasValueLessThanOrEqualTo(2);
		}
	}

	@Test
	void noUpgradeIsAskedFor() throws IOException {
		issuer.server().stubFor(get("/b").willReturn(okJson("{}")));
		this.retriever.retrieveResource(url("/b"));
		issuer.server().verify(getRequestedFor(urlEqualTo("/b")).withoutHeader("Upgrade"));
	}

	@Test
	void aConnectionThatWasClosedSinceCostsNothing() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			new Thread(() -> answerOnceEach(socket, true)).start();
			URL url = URI.create("http://localhost:" + socket.getLocalPort()).toURL();
			for (int i = 0; i < 5; i++) {
				assertThat(this.retriever.retrieveResource(url).getContent()).isEqualTo("{}");
			}
		}
	}

	@Test
	@Timeout(5)
	void aConnectionThatWasLostSinceCostsOneAttempt() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			new Thread(() -> answerOnceEach(socket, false)).start();
			URL url = URI.create("http://localhost:" + socket.getLocalPort()).toURL();
			assertThat(this.impatient.retrieveResource(url).getContent()).isEqualTo("{}");
			assertThatIOException().isThrownBy(() -> this.impatient.retrieveResource(url))
				.withMessageContaining("did not answer in full");
			assertThat(this.impatient.retrieveResource(url).getContent()).isEqualTo("{}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK",
			"RANDOM_DATA_THEN_CLOSE" })
	void failsWhereTheConnectionDoes(Fault fault) {
		issuer.server().stubFor(get("/a").willReturn(aResponse().withFault(fault)));
		assertThatIOException().isThrownBy(() -> this.retriever.retrieveResource(url("/a")))
			.withMessageContaining("could not be fetched");
	}

	@Test
	void failsWhereNobodyListens() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		assertThatIOException()
			.isThrownBy(() -> this.retriever.retrieveResource(URI.create("http://localhost:" + port).toURL()))
			.withMessageContaining("could not be fetched");
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:///etc/hostname", "ftp://localhost/a", "jar:file:///a.jar!/b" })
	void fetchesOverHttpAlone(String url) {
		assertThatIOException().isThrownBy(() -> this.retriever.retrieveResource(URI.create(url).toURL()))
			.withMessageContaining("cannot be fetched");
	}

	private static void hangUp(ServerSocket socket, AtomicInteger calls) {
		try {
			while (true) {
				try (Socket call = socket.accept()) {
					calls.incrementAndGet();
					call.getInputStream().read(new byte[4000]);
				}
			}
		}
		catch (IOException ex) {
			// the test is over
		}
	}

	private static void answerOnceEach(ServerSocket socket, boolean close) {
		List<Socket> calls = new ArrayList<>();
		try {
			while (true) {
				Socket call = socket.accept();
				calls.add(call);
				call.getInputStream().read(new byte[4000]);
				call.getOutputStream()
					.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
				if (close) {
					call.close();
				}
			}
		}
		catch (IOException ex) {
			calls.forEach(IOUtils::closeSilently);
		}
	}

	private static URL url(String path) throws IOException {
		return URI.create(issuer.uri() + path).toURL();
	}

}
