package com.klexhealth.boot.client.autoconfigure.servlet;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.OpenLeases;
import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people meet whose requests go to two replicas that share their sessions, over real
 * HTTP.
 */
class TwoReplicasTests {

	private static final String LOGIN = "/oauth2/authorization/klexhealth";

	private static final int LIFETIME = 300;

	private static final TestIssuer issuer = TestIssuer.start();

	private static final TestIssuer api = TestIssuer.start();

	private static final SharedSessions sessions = new SharedSessions();

	private static final OpenLeases leases = new OpenLeases();

	@SuppressWarnings("NullAway.Init")
	private static RunningApplication first;

	@SuppressWarnings("NullAway.Init")
	private static RunningApplication second;

	private final Browser browser = new Browser(first.uri());

	private final ExecutorService threads = Executors.newFixedThreadPool(20);

	@BeforeAll
	static void start() {
		first = replica();
		second = replica();
	}

	@BeforeEach
	void goUp() {
		issuer.goUp();
		api.goUp();
		api.server().stubFor(get("/patients").willReturn(okJson("[]")));
	}

	@AfterEach
	void stopThreads() {
		this.threads.shutdownNow();
	}

	@AfterAll
	static void stop() {
		first.close();
		second.close();
		issuer.close();
		api.close();
	}

	@Test
	void twentyRequestsOverBothAreOneRefresh() throws Exception {
		logIn(LIFETIME + 1);
		answerRefreshes(500);
		List<Future<Integer>> answers = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			RunningApplication replica = (i % 2 == 0) ? first : second;
			answers.add(this.threads.submit(() -> patients(replica).statusCode()));
		}
		for (Future<Integer> answer : answers) {
			assertThat(answer.get()).isEqualTo(200);
		}
		assertThat(refreshes()).isOne();
		assertThat(patients(first).statusCode()).isEqualTo(200);
		assertThat(patients(second).statusCode()).isEqualTo(200);
		assertThat(refreshes()).isOne();
		assertThat(leases.names()).noneMatch((name) -> name.startsWith("refresh:"));
		api.server()
			.verify(22,
					getRequestedFor(urlEqualTo("/patients")).withHeader("Authorization", equalTo("Bearer access-2")));
	}

	@Test
	void twoCallsInOneRequestAreOneRefresh() {
		logIn(LIFETIME + 1);
		answerRefreshes(0);
		assertThat(this.browser.get("/patients/twice").body()).isEqualTo("[][]");
		assertThat(refreshes()).isOne();
	}

	@Test
	void aLongRequestDoesNotBringOldTokensBack() throws Exception {
		logIn(LIFETIME + 1);
		answerRefreshes(0);
		CallingApplication.Gate gate = first.context().getBean(CallingApplication.Gate.class);
		Future<String> held = this.threads.submit(() -> this.browser.get("/held").body());
		gate.awaitRequest();
		assertThat(patients(second).statusCode()).isEqualTo(200);
		gate.open();
		assertThat(held.get()).isEqualTo("held");
		assertThat(this.browser.get("/token").body()).isEqualTo("access-2");
		assertThat(refreshes()).isOne();
	}

	@Test
	void aRefusedRefreshIsANewLoginAtEither() {
		logIn(LIFETIME + 1);
		issuer.answerTokenRequests(400, Map.of("error", "invalid_grant"));
		assertThat(Browser.location(patients(first))).startsWith(issuer.uri() + "/oauth2/authorize?");
		assertThat(Browser.location(patients(second))).startsWith(issuer.uri() + "/oauth2/authorize?");
		assertThat(refreshes()).isOne();
		assertThat(Browser.location(logInAgain())).contains("/patients");
		assertThat(patients(second).statusCode()).isEqualTo(200);
	}

	@Test
	void aTokenThatAnApiRefusesIsUsedByNeither() {
		logIn(0);
		api.server()
			.stubFor(get("/patients")
				.willReturn(unauthorized().withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")));
		assertThat(patients(first).statusCode()).isEqualTo(500);
		assertThat(Browser.location(patients(second))).startsWith(issuer.uri() + "/oauth2/authorize?");
		assertThat(api.fetches("/patients")).isOne();
	}

	private void logIn(int age) {
		assertThat(logInAgain().statusCode()).isEqualTo(302);
		assertThat(this.browser.get("/age?seconds=" + age).body()).isEqualTo("older");
	}

	private HttpResponse<String> logInAgain() {
		return this.browser.logIn(issuer, LOGIN, Map.of("expires_in", LIFETIME, "refresh_token", "refresh-1"),
				(token) -> {
				});
	}

	private HttpResponse<String> patients(RunningApplication replica) {
		return this.browser.get(replica.uri() + "/patients");
	}

	private static void answerRefreshes(int delay) {
		issuer.server()
			.stubFor(post("/oauth2/token").willReturn(okJson("{\"access_token\":\"access-2\",\"token_type\":\"Bearer\","
					+ "\"expires_in\":" + LIFETIME + ",\"refresh_token\":\"refresh-2\"}")
				.withFixedDelay(delay)));
	}

	private static int refreshes() {
		return issuer.server()
			.findAll(postRequestedFor(urlPathEqualTo("/oauth2/token")).withFormParam("grant_type",
					equalTo("refresh_token")))
			.size();
	}

	private static RunningApplication replica() {
		return RunningApplication.start(Replica.class, "klexhealth.issuer-uri=" + issuer.uri(),
				"klexhealth.client.client-id=" + TestIssuer.CLIENT_ID, "klexhealth.client.client-secret=5ecret",
				"api-url=" + api.uri());
	}

	/**
	 * The application with its sessions stored elsewhere.
	 */
	@SpringBootConfiguration
	@EnableSpringHttpSession
	@Import(CallingApplication.class)
	static class Replica {

		@Bean
		@Primary
		SharedSessions sharedSessions() {
			return sessions;
		}

		@Bean
		@Primary
		OpenLeases leases() {
			return leases;
		}

	}

}
