package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people and programs meet where one application is an API and has pages that call
 * another, over real HTTP.
 */
class LoginBesideApiTests {

	private static final String LOGIN = "/oauth2/authorization/klexhealth";

	private static final TestIssuer issuer = TestIssuer.start();

	/** Serves the API that pages call, too. */
	private static final TestIssuer api = TestIssuer.start();

	@SuppressWarnings("NullAway.Init")
	private static RunningApplication application;

	private final Browser browser = new Browser(application.uri());

	@BeforeAll
	static void start() {
		application = RunningApplication.start(LoginApplication.class, "klexhealth.issuer-uri=" + issuer.uri(),
				"klexhealth.client.client-id=" + TestIssuer.CLIENT_ID, "klexhealth.client.client-secret=5ecret",
				"klexhealth.client.redirect-url={baseUrl}/session/callback",
				"klexhealth.resource-server.audiences=" + TestIssuer.AUDIENCE, "klexhealth.public-paths=/open/**",
				"management.endpoints.web.exposure.include=env,health", "api-url=" + api.uri());
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

	@ParameterizedTest
	@ValueSource(strings = { "/api/me", "/api", "/api/unknown", "/actuator/env" })
	void anApiPathDoesNotRedirect(String path) {
		HttpResponse<String> response = this.browser.get(path);
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("Location")).isEmpty();
		assertThat(response.headers().firstValue("WWW-Authenticate"))
			.hasValueSatisfying((challenge) -> assertThat(challenge).startsWith("Bearer"));
	}

	@Test
	void aTokenOpensTheApiAndStartsNoSession() {
		for (String path : new String[] { "/api/me", "/api/unknown", "/api/broken" }) {
			HttpResponse<String> response = this.browser.get(path, "Authorization", "Bearer " + issuer.accessToken());
			assertThat(response.statusCode()).isIn(200, 404, 500);
			assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
		}
	}

	@Test
	void aSessionDoesNotOpenTheApi() {
		logIn(Map.of());
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(200);
		assertThat(this.browser.get("/api/me").statusCode()).isEqualTo(401);
		assertThat(this.browser.get("/actuator/env").statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/me", "/API/me", "/apix" })
	void aTokenDoesNotOpenAPage(String path) {
		HttpResponse<String> response = this.browser.get(application.uri() + path, "Authorization",
				"Bearer " + issuer.accessToken());
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(Browser.location(response)).endsWith(LOGIN);
	}

	@Test
	void publicPathsAndHealthAndMetadataAreOpen() {
		assertThat(this.browser.get("/open/page").statusCode()).isEqualTo(200);
		assertThat(this.browser.get("/actuator/health").statusCode()).isEqualTo(200);
		assertThat(this.browser.get("/.well-known/oauth-protected-resource").body()).contains(issuer.uri());
	}

	@Test
	void theLoginComesBackToTheConfiguredPath() {
		assertThat(this.browser.beginLogin(LOGIN)).containsEntry("redirect_uri",
				application.uri() + "/session/callback");
		assertThat(this.browser.get("/login/oauth2/code/klexhealth?code=a&state=b").statusCode()).isEqualTo(302);
	}

	@Test
	void aPageCallsAnApiWithTheTokenOfItsUser() {
		logIn(Map.of());
		assertThat(this.browser.get("/patients").body()).isEqualTo("[]");
		api.server()
			.verify(getRequestedFor(urlEqualTo("/patients")).withHeader("Authorization", equalTo("Bearer access-1")));
	}

	@Test
	void theTokenGoesToNoOtherOrigin() {
		logIn(Map.of());
		for (String url : new String[] { issuer.uri() + "/stolen",
				"http://127.0.0.1:" + api.server().port() + "/stolen",
				"http://localhost@127.0.0.1:" + api.server().port() + "/stolen" }) {
			assertThat(this.browser.get("/stray?url=" + url).statusCode()).isEqualTo(500);
		}
		assertThat(issuer.fetches("/stolen")).isZero();
		assertThat(api.fetches("/stolen")).isZero();
	}

	@Test
	void theTokenDoesNotFollowARedirectToAnotherOrigin() {
		logIn(Map.of());
		api.server().stubFor(get("/patients").willReturn(temporaryRedirect(issuer.uri() + "/stolen")));
		this.browser.get("/patients");
		assertThat(api.fetches("/patients")).isOne();
		assertThat(issuer.fetches("/stolen")).isZero();
	}

	@Test
	void whoeverHasATokenThatAnApiRefusesLogsInAgainNextTime() {
		logIn(Map.of());
		api.server()
			.stubFor(get("/patients")
				.willReturn(unauthorized().withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")));
		assertThat(this.browser.get("/patients").statusCode()).isEqualTo(500);
		assertThat(Browser.location(this.browser.get("/patients"))).startsWith(issuer.uri() + "/oauth2/authorize?");
	}

	private void logIn(Map<String, Object> otherAnswer) {
		HttpResponse<String> response = this.browser.logIn(issuer, LOGIN, otherAnswer, (token) -> {
		});
		assertThat(response.statusCode()).isEqualTo(302);
	}

}
