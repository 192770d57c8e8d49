package com.klexhealth.boot.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BoundedRequestFactory}.
 */
class BoundedRequestFactoryTests {

	private static final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	private final BoundedRequestFactory requests = new BoundedRequestFactory(Duration.ofSeconds(1), 1000);

	@BeforeAll
	static void start() {
		server.start();
	}

	@AfterAll
	static void stop() {
		server.stop();
	}

	@BeforeEach
	void reset() {
		server.resetAll();
	}

	@Test
	void bringsStatusHeadersAndBody() throws IOException {
		server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(418).withHeader("X-A", "b").withBody("tea")));
		try (ClientHttpResponse response = post()) {
			assertThat(response.getStatusCode().value()).isEqualTo(418);
			assertThat(response.getHeaders().getFirst("X-A")).isEqualTo("b");
			assertThat(response.getBody()).hasContent("tea");
		}
		server.verify(1, postRequestedFor(urlEqualTo("/a")).withRequestBody(equalTo("question")));
	}

	@Test
	void takesABodyOfTheGreatestSizeAndNoGreater() throws IOException {
		server.stubFor(any(anyUrl()).willReturn(ok("a".repeat(1000))));
		assertThat(post().getBody().readAllBytes()).hasSize(1000);
		server.stubFor(any(anyUrl()).willReturn(ok("a".repeat(1001))));
		assertThatExceptionOfType(IOException.class).isThrownBy(this::post);
	}

	@Test
	void followsNoRedirect() throws IOException {
		server.stubFor(any(urlEqualTo("/a")).willReturn(temporaryRedirect("/b")));
		for (HttpMethod method : HttpMethod.values()) {
			if (!method.equals(HttpMethod.TRACE) && !method.equals(HttpMethod.PATCH)) {
				try (ClientHttpResponse response = request(method).execute()) {
					assertThat(response.getStatusCode().value()).isEqualTo(302);
				}
			}
		}
		assertThat(server.findAll(postRequestedFor(urlEqualTo("/b")))).isEmpty();
	}

	@Test
	void givesUpWhereNothingIsAnswered() {
		server.stubFor(any(anyUrl()).willReturn(ok("late").withFixedDelay(20_000)));
		assertGivesUp();
	}

	@Test
	void givesUpWhereAnAnswerDrips() {
		server.stubFor(any(anyUrl()).willReturn(ok("a".repeat(100)).withChunkedDribbleDelay(100, 20_000)));
		assertGivesUp();
	}

	@Test
	void asksOnceWhereTheConnectionIsClosed() {
		server.stubFor(any(anyUrl())
			.willReturn(aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)));
		assertThatExceptionOfType(IOException.class).isThrownBy(this::post);
		server.verify(1, postRequestedFor(urlEqualTo("/a")));
	}

	@Test
	void letsOnlySoManyWait() throws Exception {
		BoundedRequestFactory one = new BoundedRequestFactory(Duration.ofSeconds(5), 1000, 1);
		server.stubFor(any(anyUrl()).willReturn(ok().withFixedDelay(700)));
		URI url = URI.create("http://localhost:" + server.port() + "/a");
		CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> {
			try (ClientHttpResponse response = one.createRequest(url, HttpMethod.GET).execute()) {
				return response.getStatusCode().value();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		Awaitility.await().until(() -> one.isFull());
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> one.createRequest(url, HttpMethod.GET).execute())
			.withMessage("Too many wait for an answer already");
		assertThat(first.get()).isEqualTo(200);
		try (ClientHttpResponse response = one.createRequest(url, HttpMethod.GET).execute()) {
			assertThat(response.getStatusCode().value()).isEqualTo(200);
		}
	}

	private void assertGivesUp() {
		long begin = System.nanoTime();
		assertThatExceptionOfType(IOException.class).isThrownBy(this::post);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(900),
				Duration.ofSeconds(4));
	}

	private ClientHttpResponse post() throws IOException {
		ClientHttpRequest request = request(HttpMethod.POST);
		request.getBody().write("question".getBytes(StandardCharsets.UTF_8));
		return request.execute();
	}

	private ClientHttpRequest request(HttpMethod method) throws IOException {
		return this.requests.createRequest(URI.create("http://localhost:" + server.port() + "/a"), method);
	}

}
