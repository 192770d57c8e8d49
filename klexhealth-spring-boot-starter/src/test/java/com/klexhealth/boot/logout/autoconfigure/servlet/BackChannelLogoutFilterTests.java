package com.klexhealth.boot.logout.autoconfigure.servlet;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.nimbusds.jose.JWSAlgorithm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;
import com.klexhealth.boot.testsupport.TestKeys;
import com.klexhealth.boot.testsupport.TestToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What KlexHealth meets that ends sessions, over real HTTP, where the container keeps
 * them.
 */
class BackChannelLogoutFilterTests {

	private static final String LOGIN = "/oauth2/authorization/klexhealth";

	private static final String LOGOUT = "/logout/connect/back-channel/klexhealth";

	private static final TestIssuer issuer = TestIssuer.start();

	private static final AtomicInteger sessionIds = new AtomicInteger();

	@SuppressWarnings("NullAway.Init")
	private static RunningApplication application;

	private final String sessionId = "session-" + sessionIds.incrementAndGet();

	private final Browser browser = new Browser(application.uri());

	@BeforeAll
	static void startApplication() {
		application = start();
	}

	private static RunningApplication start(String... properties) {
		String[] all = new String[properties.length + 4];
		System.arraycopy(properties, 0, all, 4, properties.length);
		all[0] = "klexhealth.issuer-uri=" + issuer.uri();
		all[1] = "klexhealth.client.client-id=" + TestIssuer.CLIENT_ID;
		all[2] = "klexhealth.client.client-secret=5ecret";
		all[3] = "klexhealth.keys.minimum-refetch-interval=0";
		return RunningApplication.start(LogoutApplication.class, all);
	}

	@BeforeEach
	void goUp() {
		issuer.goUp();
	}

	@AfterEach
	void letLoginsAlone() {
		LogoutApplication.duringLogin = () -> {
		};
		LogoutApplication.onceMarked = () -> {
		};
	}

	@AfterAll
	static void stop() {
		application.close();
		issuer.close();
	}

	@Test
	void onlyATokenThatCouldPassMakesKeysBeFetched() {
		logOut(logoutToken("s1", "schneider"));
		int fetches = issuer.fetches(TestIssuer.KEYS);
		Consumer<TestToken> unknownKey = (token) -> token.claim("sid", "s1")
			.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256);
		assertThat(logOut(issuer.logoutToken(unknownKey.andThen((token) -> token.claim("aud", "other")))).statusCode())
			.isEqualTo(400);
		assertThat(issuer.fetches(TestIssuer.KEYS)).isEqualTo(fetches);
		assertThat(logOut(issuer.logoutToken(unknownKey)).statusCode()).isEqualTo(400);
		assertThat(issuer.fetches(TestIssuer.KEYS)).isGreaterThan(fetches);
	}

	@Test
	void aBodyThatDoesNotTellItsLengthIsRefused() throws Exception {
		HttpRequest chunked = HttpRequest.newBuilder(URI.create(application.uri() + LOGOUT))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers
				.fromPublisher(BodyPublishers.ofString("logout_token=" + logoutToken("s1", "schneider"))))
			.build();
		assertThat(HttpClient.newHttpClient().send(chunked, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
	}

	@Test
	void aSessionEndsByItsName() {
		logIn(this.browser, this.sessionId, "schneider");
		assertThat(this.browser.get("/me").body()).isEqualTo("schneider");
		HttpResponse<String> response = logOut(logoutToken(this.sessionId, null));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(302);
	}

	@Test
	void allSessionsOfAPersonEnd() {
		Browser another = new Browser(application.uri());
		logIn(this.browser, this.sessionId, "weber");
		logIn(another, this.sessionId + "b", "weber");
		assertThat(logOut(logoutToken(null, "weber")).statusCode()).isEqualTo(200);
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(302);
		assertThat(another.get("/me").statusCode()).isEqualTo(302);
	}

	@Test
	void otherSessionsGoOn() {
		Browser another = new Browser(application.uri());
		logIn(this.browser, this.sessionId, "schneider");
		logIn(another, this.sessionId + "b", "schneider");
		logOut(logoutToken(this.sessionId, "schneider"));
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(302);
		assertThat(another.get("/me").statusCode()).isEqualTo(200);
	}

	@Test
	void aLogoutThatFindsNoSessionIsNoError() {
		assertThat(logOut(logoutToken("unknown", "nobody")).statusCode()).isEqualTo(200);
	}

	@Test
	void whoeverIsLoggedOutCanLogInAgain() {
		logIn(this.browser, this.sessionId, "schneider");
		logOut(logoutToken(this.sessionId, null));
		logIn(this.browser, this.sessionId + "b", "schneider");
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(200);
	}

	@Test
	void aSessionDoesNotSurviveALogoutThatIsFasterThanItsLogin() {
		LogoutApplication.duringLogin = () -> assertThat(logOut(logoutToken(this.sessionId, "schneider")).statusCode())
			.isEqualTo(200);
		logIn(this.browser, this.sessionId, "schneider");
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(302);
	}

	@Test
	void aSessionDoesNotSurviveALogoutInTheMidstOfItsLogin() {
		LogoutApplication.onceMarked = () -> assertThat(logOut(logoutToken(this.sessionId, "schneider")).statusCode())
			.isEqualTo(200);
		logIn(this.browser, this.sessionId, "schneider");
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(302);
	}

	@Test
	void aLogoutOfAnotherSessionDoesNotEndALogin() {
		LogoutApplication.duringLogin = () -> assertThat(
				logOut(logoutToken(this.sessionId + "b", "schneider")).statusCode())
			.isEqualTo(200);
		logIn(this.browser, this.sessionId, "schneider");
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(200);
	}

	@Test
	void aTokenIsUsedOnce() {
		String token = logoutToken(this.sessionId, null);
		assertThat(logOut(token).statusCode()).isEqualTo(200);
		refused(logOut(token), "The logout token was used before");
	}

	@Test
	void aBadTokenEndsNothing() {
		logIn(this.browser, this.sessionId, "schneider");
		refused(logOut(issuer.logoutToken((token) -> token.claim("sid", this.sessionId).claim("aud", "other"))),
				"The logout token is not meant for this client alone");
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(200);
	}

	@Test
	void anIdTokenEndsNothing() {
		logIn(this.browser, this.sessionId, "schneider");
		refused(logOut(issuer.idToken((token) -> token.claim("sid", this.sessionId))),
				"The token does not tell of a back-channel logout");
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "logout_token", "other=a", "logout_token=%1$s&logout_token=%1$s",
			"logout_token=%1$s&logout_token=" })
	void whatIsNoFormWithOneTokenEndsNothing(String body) {
		logIn(this.browser, this.sessionId, "schneider");
		HttpResponse<String> response = send("POST", LOGOUT, "application/x-www-form-urlencoded",
				body.formatted(logoutToken(this.sessionId, null)));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).startsWith("{\"error\":\"invalid_request\",\"error_description\":\"");
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(200);
	}

	@Test
	void aTokenInTheQueryEndsNothing() {
		String token = logoutToken(this.sessionId, null);
		String expected = "The body must be a form with exactly one logout_token";
		refused(send("POST", LOGOUT + "?logout_token=" + token, "application/x-www-form-urlencoded", ""), expected);
		refused(send("POST", LOGOUT + "?a=b", "application/x-www-form-urlencoded", "logout_token=" + token), expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/plain", "*/*", "application/*", "a" })
	void whatDoesNotSayThatItIsAFormEndsNothing(String contentType) {
		refused(send("POST", LOGOUT, contentType, "logout_token=" + logoutToken(this.sessionId, null)),
				"The body must be a form with exactly one logout_token");
	}

	@Test
	void aFormMaySayItsCharacterSetAndHaveOtherFields() {
		assertThat(send("POST", LOGOUT, "application/x-www-form-urlencoded; charset=UTF-8",
				"logout_token=" + logoutToken(this.sessionId, null) + "&other=a")
			.statusCode()).isEqualTo(200);
	}

	@Test
	void aHugeBodyIsNotRead() {
		refused(send("POST", LOGOUT, "application/x-www-form-urlencoded", "logout_token=" + "a".repeat(40_000)),
				"The body must be a form with exactly one logout_token");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "PUT", "DELETE", "OPTIONS" })
	void otherMethodsAreNotAllowed(String method) {
		HttpResponse<String> response = send(method, LOGOUT, "application/x-www-form-urlencoded", "");
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).contains("POST");
		assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/logout/connect/back-channel/other", "/logout/connect/back-channel" })
	void otherPathsAreAsLockedAsAny(String path) {
		assertThat(send("POST", path, "application/x-www-form-urlencoded", "logout_token=a").statusCode())
			.isEqualTo(403);
	}

	@Test
	void withoutKeysKlexHealthIsToldToComeAgainAndMayDoSo() {
		String token = logoutToken(this.sessionId, null);
		try (RunningApplication cold = start("server.servlet.context-path=/app")) {
			issuer.goDown();
			HttpResponse<String> response = send(cold, "POST", "/app" + LOGOUT, "logout_token=" + token);
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.body()).isEqualTo("{\"error\":\"temporarily_unavailable\",\"error_description\":"
					+ "\"The logout cannot be carried out now\"}");
			assertThat(response.headers().firstValue("Retry-After"))
				.hasValueSatisfying((seconds) -> assertThat(Integer.parseInt(seconds)).isPositive());
			issuer.goUp();
			assertThat(send(cold, "POST", "/app" + LOGOUT, "logout_token=" + token).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void switchedOffItIsNotThere() {
		try (RunningApplication without = start("klexhealth.client.back-channel-logout=false")) {
			Browser visitor = new Browser(without.uri());
			logIn(visitor, this.sessionId, "schneider");
			assertThat(send(without, "POST", LOGOUT, "logout_token=" + logoutToken(this.sessionId, null)).statusCode())
				.isEqualTo(403);
			assertThat(visitor.get("/me").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void replicasEndEachOthersSessionsAndKnowEachOthersTokens() {
		try (RunningApplication one = replica(); RunningApplication other = replica()) {
			Browser visitor = new Browser(one.uri());
			logIn(visitor, this.sessionId, "schneider");
			assertThat(visitor.get(one.uri() + "/me").statusCode()).isEqualTo(200);
			assertThat(visitor.get(other.uri() + "/me").statusCode()).isEqualTo(200);
			String token = logoutToken(this.sessionId, "schneider");
			HttpResponse<String> response = send(other, "POST", LOGOUT, "logout_token=" + token);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
			assertThat(visitor.get(one.uri() + "/me").statusCode()).isEqualTo(302);
			assertThat(visitor.get(other.uri() + "/me").statusCode()).isEqualTo(302);
			refused(send(one, "POST", LOGOUT, "logout_token=" + token), "The logout token was used before");
			LogoutApplication.duringLogin = () -> assertThat(
					send(other, "POST", LOGOUT, "logout_token=" + logoutToken(this.sessionId + "b", null)).statusCode())
				.isEqualTo(200);
			logIn(visitor, this.sessionId + "b", "schneider");
			assertThat(visitor.get(one.uri() + "/me").statusCode()).isEqualTo(302);
			assertThat(visitor.get(other.uri() + "/me").statusCode()).isEqualTo(302);
			letLoginsAlone();
			logIn(visitor, this.sessionId + "c", "schneider");
			assertThat(visitor.get(other.uri() + "/me").statusCode()).isEqualTo(200);
		}
	}

	private static RunningApplication replica() {
		return RunningApplication.start(ReplicaApplication.class, "klexhealth.issuer-uri=" + issuer.uri(),
				"klexhealth.client.client-id=" + TestIssuer.CLIENT_ID, "klexhealth.client.client-secret=5ecret",
				"spring.session.jdbc.initialize-schema=always");
	}

	private static void logIn(Browser browser, String sessionId, String subject) {
		HttpResponse<String> response = browser.logIn(issuer, LOGIN, Map.of(),
				(token) -> token.claim("sid", sessionId).claim("sub", subject));
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(Browser.location(response)).doesNotContain("error");
	}

	private static String logoutToken(@Nullable String sessionId, @Nullable String subject) {
		Consumer<TestToken> customizer = (token) -> token.claim("sid", sessionId).claim("sub", subject);
		return issuer.logoutToken(customizer);
	}

	private static HttpResponse<String> logOut(String token) {
		return send("POST", LOGOUT, "application/x-www-form-urlencoded", "logout_token=" + token);
	}

	private static HttpResponse<String> send(RunningApplication to, String method, String path, String body) {
		return send(to.uri(), method, path, "application/x-www-form-urlencoded", body);
	}

	private static HttpResponse<String> send(String method, String path, String contentType, String body) {
		return send(application.uri(), method, path, contentType, body);
	}

	private static HttpResponse<String> send(String base, String method, String path, String contentType, String body) {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(base + path))
					.header("Content-Type", contentType)
					.method(method, BodyPublishers.ofString(body))
					.build(), BodyHandlers.ofString());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void refused(HttpResponse<String> response, String description) {
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().allValues("Cache-Control")).isEqualTo(List.of("no-store"));
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(response.body())
			.isEqualTo("{\"error\":\"invalid_request\",\"error_description\":\"" + description + "\"}");
	}

}
