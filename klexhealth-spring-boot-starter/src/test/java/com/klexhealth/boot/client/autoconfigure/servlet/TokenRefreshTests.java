package com.klexhealth.boot.client.autoconfigure.servlet;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people meet whose tokens end while they are logged in, over real HTTP.
 */
class TokenRefreshTests {

	private static final String LOGIN = "/oauth2/authorization/klexhealth";

	private static final int LIFETIME = 300;

	private static final int OVER = LIFETIME + 1;

	private static final int DUE = LIFETIME - 30;

	private static final TestIssuer issuer = TestIssuer.start();

	private static final TestIssuer api = TestIssuer.start();

	@SuppressWarnings("NullAway.Init")
	private static RunningApplication application;

	private final Browser browser = new Browser(application.uri());

	@BeforeAll
	static void start() {
		application = RunningApplication.start(CallingApplication.class, "klexhealth.issuer-uri=" + issuer.uri(),
				"klexhealth.client.client-id=" + TestIssuer.CLIENT_ID, "klexhealth.client.client-secret=5ecret",
				"klexhealth.client.timeout=2s", "api-url=" + api.uri(),
				"spring.security.oauth2.client.registration.other.client-id=test-client",
				"spring.security.oauth2.client.registration.other.client-secret=a",
				"spring.security.oauth2.client.registration.other.authorization-grant-type=client_credentials",
				"spring.security.oauth2.client.provider.other.token-uri=" + api.uri() + "/other/token");
	}

	@BeforeEach
	void goUp() {
		issuer.goUp();
		api.goUp();
		api.server().stubFor(get("/patients").willReturn(okJson("[]")));
	}

	@AfterAll
	static void stop() {
		application.close();
		issuer.close();
		api.close();
	}

	@Test
	void twentyRequestsAtOnceAreOneRefresh() throws Exception {
		logIn(OVER);
		answer(okJson(tokens(Map.of())).withFixedDelay(500));
		assertThat(getAtOnce(20, "/patients")).hasSize(20).containsOnly(200);
		assertThat(refreshes()).isOne();
		api.server()
			.verify(20,
					getRequestedFor(urlEqualTo("/patients")).withHeader("Authorization", equalTo("Bearer access-2")));
	}

	@Test
	void twoCallsInOneRequestAreOneRefresh() {
		logIn(OVER);
		answer(okJson(tokens(Map.of())));
		assertThat(this.browser.get("/patients/twice").body()).isEqualTo("[][]");
		assertThat(refreshes()).isOne();
	}

	@Test
	void aTokenIsRefreshedBeforeItEnds() {
		logIn(DUE);
		answer(okJson(tokens(Map.of())));
		assertThat(this.browser.get("/patients").statusCode()).isEqualTo(200);
		assertThat(refreshes()).isOne();
	}

	@Test
	void controllersThatAskForTheClientGetTheFreshToken() {
		logIn(OVER);
		answer(okJson(tokens(Map.of())));
		assertThat(this.browser.get("/token").body()).isEqualTo("access-2");
		assertThat(this.browser.get("/token").body()).isEqualTo("access-2");
		assertThat(refreshes()).isOne();
	}

	@Test
	void aNewRefreshTokenIsUsedNextTime() {
		logIn(OVER);
		answer(okJson(tokens(Map.of("refresh_token", "refresh-2"))));
		this.browser.get("/patients");
		this.browser.get("/age?seconds=" + OVER);
		this.browser.get("/patients");
		issuer.server().verify(1, refresh("refresh-1"));
		issuer.server().verify(1, refresh("refresh-2"));
	}

	@Test
	void withoutANewOneTheOldRefreshTokenIsUsedNextTime() {
		logIn(OVER);
		answer(okJson(tokens(Map.of())));
		this.browser.get("/patients");
		this.browser.get("/age?seconds=" + OVER);
		this.browser.get("/patients");
		issuer.server().verify(2, refresh("refresh-1"));
	}

	@Test
	void aRefusedRefreshLeadsToTheLoginAndBackToThePage() {
		logIn(OVER);
		issuer.answerTokenRequests(400, Map.of("error", "invalid_grant"));
		String login = Browser.location(this.browser.get("/patients"));
		assertThat(login).startsWith(issuer.uri() + "/oauth2/authorize?");
		assertThat(api.fetches("/patients")).isZero();
		Map<String, String> asked = Browser.query(login);
		answer(okJson(tokens(Map.of("id_token", issuer.idToken((token) -> token.claim("nonce", asked.get("nonce")))))));
		HttpResponse<String> back = this.browser.get(asked.get("redirect_uri") + "?code=a&state=" + asked.get("state"));
		assertThat(Browser.location(back)).startsWith(application.uri() + "/patients");
		assertThat(this.browser.get(Browser.location(back)).body()).isEqualTo("[]");
	}

	@Test
	void anOutageIsNotNoticedWhileTheTokenIsValid() {
		logIn(DUE);
		answer(aResponse().withStatus(503));
		assertThat(getAll(3, "/patients")).containsOnly(200);
		assertThat(refreshes()).isLessThanOrEqualTo(1);
		answer(okJson(tokens(Map.of())));
		this.browser.get("/age?seconds=" + OVER);
		assertThat(this.browser.get("/token").body()).isEqualTo("access-2");
	}

	@Test
	void anOutageIsToldOnceTheTokenIsOverAndNobodyIsLoggedOut() {
		logIn(OVER);
		answer(aResponse().withStatus(503));
		HttpResponse<String> response = this.browser.get("/patients");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).contains("10");
		assertThat(response.headers().firstValue("Location")).isEmpty();
		assertThat(api.fetches("/patients")).isZero();
		answer(okJson(tokens(Map.of())));
		assertThat(this.browser.get("/patients").statusCode()).isEqualTo(200);
	}

	@Test
	void aRefreshThatHangsEndsInTime() throws Exception {
		logIn(OVER);
		answer(okJson(tokens(Map.of())).withFixedDelay(30_000));
		long begin = System.nanoTime();
		assertThat(getAtOnce(5, "/patients")).hasSize(5).containsOnly(503);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(9));
	}

	@Test
	void aTokenOfUnknownLifeIsNotRefreshedForEveryCall() {
		logIn(OVER);
		answer(okJson("{\"access_token\":\"access-2\",\"token_type\":\"Bearer\"}"));
		assertThat(getAll(3, "/patients")).containsOnly(200);
		assertThat(refreshes()).isOne();
	}

	@Test
	void aShortLivedTokenIsNotRefreshedForEveryCall() {
		logIn(OVER);
		answer(okJson(tokens(Map.of("expires_in", 30))));
		assertThat(getAll(3, "/patients")).containsOnly(200);
		assertThat(refreshes()).isOne();
	}

	@Test
	void noParameterOfARequestReachesTheRefresh() {
		logIn(OVER);
		answer(okJson(tokens(Map.of())));
		this.browser.get("/patients?scope=everything&refresh_token=other");
		issuer.server()
			.verify(1,
					postRequestedFor(urlPathEqualTo("/oauth2/token"))
						.withFormParam("grant_type", equalTo("refresh_token"))
						.withFormParam("refresh_token", equalTo("refresh-1"))
						.withoutFormParam("scope"));
	}

	@Test
	void theSessionHoldsTokensAndNoSecret() {
		logIn(0);
		assertThat(this.browser.get("/session").body()).contains("access-1", "refresh-1")
			.doesNotContain("5ecret", "authorization_endpoint", "registration.ClientRegistration");
	}

	@Test
	void whoeverIsNotLoggedInIsNotGivenATokenButALogin() {
		assertThat(this.browser.get("/patients").statusCode()).isEqualTo(302);
		assertThat(refreshes()).isZero();
	}

	@Test
	void tokensOfOtherProvidersAreGotAsSpringSecurityDoes() {
		logIn(0);
		api.server()
			.stubFor(post("/other/token")
				.willReturn(okJson("{\"access_token\":\"other-1\",\"token_type\":\"Bearer\",\"expires_in\":300}")));
		assertThat(this.browser.get("/other").body()).isEqualTo("other-1");
		assertThat(this.browser.get("/other").body()).isEqualTo("other-1");
		assertThat(this.browser.get("/token").body()).isEqualTo("access-1");
		api.server()
			.verify(1, postRequestedFor(urlPathEqualTo("/other/token")).withFormParam("grant_type",
					equalTo("client_credentials")));
	}

	private void logIn(int age) {
		HttpResponse<String> response = this.browser.logIn(issuer, LOGIN,
				Map.of("expires_in", LIFETIME, "refresh_token", "refresh-1"), (token) -> {
				});
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(this.browser.get("/age?seconds=" + age).body()).isEqualTo("older");
	}

	private List<Integer> getAll(int count, String path) {
		List<Integer> statuses = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			statuses.add(this.browser.get(path).statusCode());
		}
		return statuses;
	}

	private List<Integer> getAtOnce(int count, String path) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(count);
		try {
			List<Future<Integer>> answers = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				answers.add(threads.submit(() -> this.browser.get(path).statusCode()));
			}
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> answer : answers) {
				statuses.add(answer.get());
			}
			return statuses;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static void answer(ResponseDefinitionBuilder answer) {
		issuer.server().stubFor(post("/oauth2/token").willReturn(answer));
	}

	private static String tokens(Map<String, Object> other) {
		Map<String, Object> answer = new LinkedHashMap<>(
				Map.of("access_token", "access-2", "token_type", "Bearer", "expires_in", LIFETIME));
		answer.putAll(other);
		return JSONObjectUtils.toJSONString(answer);
	}

	private static RequestPatternBuilder refresh(String refreshToken) {
		return postRequestedFor(urlPathEqualTo("/oauth2/token")).withFormParam("grant_type", equalTo("refresh_token"))
			.withFormParam("refresh_token", equalTo(refreshToken));
	}

	private static int refreshes() {
		return issuer.server()
			.findAll(postRequestedFor(urlPathEqualTo("/oauth2/token")).withFormParam("grant_type",
					equalTo("refresh_token")))
			.size();
	}

}
