package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of very many calls that can only be told to try again later. The server
 * has four threads.
 */
class PacedAnswerFilterTests {

	private static final int MANY = 200;

	private static final Duration HELD_BACK = Duration.ofMillis(950);

	private static final TestIssuer issuer = TestIssuer.start();

	@SuppressWarnings("NullAway.Init")
	private static RunningApplication application;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@BeforeAll
	static void start() {
		issuer.goDown();
		application = RunningApplication.start(WrappingApplication.class, "klexhealth.issuer-uri=" + issuer.uri(),
				"klexhealth.resource-server.audiences=" + TestIssuer.AUDIENCE, "server.tomcat.threads.max=4");
	}

	@AfterAll
	static void stop() {
		application.close();
		issuer.close();
	}

	@Test
	void aFewAreToldAtOnce() {
		assertThat(answers(call("/me", 20))).allMatch((answer) -> answer.time().compareTo(HELD_BACK) < 0);
	}

	@Test
	void mostOfManyAreToldALittleLaterWithoutAThreadThatWaits() {
		List<CompletableFuture<Answer>> calls = call("/me", MANY);
		List<Answer> open = answers(call("/own/page", 1));
		List<Answer> answers = answers(calls);
		assertThat(answers).filteredOn((answer) -> answer.time().compareTo(HELD_BACK) > 0)
			.hasSizeBetween(MANY / 2, MANY - 50);
		assertThat(answers).allMatch((answer) -> answer.time().compareTo(Duration.ofSeconds(3)) < 0);
		assertThat(open).allMatch((answer) -> answer.response().statusCode() == 200)
			.allMatch((answer) -> answer.time().compareTo(HELD_BACK) < 0);
	}

	@Test
	void allAreToldTheSame() {
		for (Answer answer : answers(call("/me", MANY))) {
			assertThat(answer.response().statusCode()).isEqualTo(503);
			assertThat(answer.response().body()).contains("\"reason\":\"keys_unavailable\"");
			assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(answer.response().headers().firstValue("Retry-After"))
				.hasValueSatisfying((seconds) -> assertThat(Integer.parseInt(seconds)).isBetween(1, 10));
			assertThat(answer.response().headers().firstValue("Cache-Control")).hasValue("no-store");
			assertThat(answer.response().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		}
	}

	@Test
	void whoeverHangsUpMakesRoomForOthers() throws IOException {
		List<Socket> sockets = new ArrayList<>();
		byte[] request = "GET /me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
			.formatted(issuer.accessToken())
			.getBytes(StandardCharsets.US_ASCII);
		for (int i = 0; i < 600; i++) {
			Socket socket = new Socket("localhost", application.port());
			socket.getOutputStream().write(request);
			sockets.add(socket);
		}
		for (Socket socket : sockets) {
			socket.setSoLinger(true, 0);
			socket.close();
		}
		Instant patience = Instant.now().plusSeconds(20);
		while (answers(call("/me", MANY)).stream().noneMatch((answer) -> answer.time().compareTo(HELD_BACK) > 0)) {
			assertThat(Instant.now()).as("there is room again").isBefore(patience);
		}
	}

	private List<CompletableFuture<Answer>> call(String path, int times) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(application.uri() + path))
			.header("Authorization", "Bearer " + issuer.accessToken())
			.build();
		return Stream.generate(() -> call(request)).limit(times).toList();
	}

	private CompletableFuture<Answer> call(HttpRequest request) {
		long begun = System.nanoTime();
		return this.client.sendAsync(request, BodyHandlers.ofString())
			.thenApply((response) -> new Answer(response, Duration.ofNanos(System.nanoTime() - begun)));
	}

	private static List<Answer> answers(List<CompletableFuture<Answer>> calls) {
		return calls.stream().map(CompletableFuture::join).toList();
	}

	private record Answer(HttpResponse<String> response, Duration time) {

	}

	/**
	 * Has a filter in front of all others that keeps what is written until the request is
	 * through.
	 */
	@Import(ApiApplication.class)
	static class WrappingApplication {

		@Bean
		FilterRegistrationBean<ShallowEtagHeaderFilter> wrapping() {
			FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(
					new ShallowEtagHeaderFilter());
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

	}

}
