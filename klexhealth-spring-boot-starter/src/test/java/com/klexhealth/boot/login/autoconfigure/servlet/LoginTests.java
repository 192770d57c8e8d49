package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;
import com.klexhealth.boot.testsupport.TestKeys;
import com.klexhealth.boot.testsupport.TestToken;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What people meet who log in, over real HTTP.
 */
class LoginTests {

	private static final String LOGIN = "/oauth2/authorization/klexhealth";

	private static final Consumer<TestToken> UNCHANGED = (token) -> {
	};

	private static final TestIssuer issuer = TestIssuer.start();

	private static final TestIssuer otherIssuer = TestIssuer.start();

	@SuppressWarnings("NullAway.Init")
	private static RunningApplication application;

	private final Browser browser = new Browser(application.uri());

	@BeforeAll
	static void start() {
		issuer.goDown();
		application = RunningApplication.start(LoginApplication.class, "klexhealth.issuer-uri=" + issuer.uri(),
				"klexhealth.client.client-id=" + TestIssuer.CLIENT_ID, "klexhealth.client.client-secret=5ecret",
				"klexhealth.client.scopes=profile,patients:read", "klexhealth.public-paths=/open/**",
				"klexhealth.keys.minimum-refetch-interval=0", "management.endpoints.web.exposure.include=env,health",
				"api-url=http://localhost:1", "spring.security.oauth2.client.registration.other.client-id=test-client",
				"spring.security.oauth2.client.registration.other.client-secret=a",
				"spring.security.oauth2.client.registration.other.authorization-grant-type=authorization_code",
				"spring.security.oauth2.client.registration.other.scope=openid",
				"spring.security.oauth2.client.registration.other.redirect-uri={baseUrl}/login/oauth2/code/klexhealth",
				"spring.security.oauth2.client.provider.other.authorization-uri=" + otherIssuer.uri() + "/authorize",
				"spring.security.oauth2.client.provider.other.token-uri=" + otherIssuer.uri() + "/oauth2/token",
				"spring.security.oauth2.client.provider.other.jwk-set-uri=" + otherIssuer.uri() + TestIssuer.KEYS);
	}

	@BeforeEach
	void goUp() {
		issuer.goUp();
	}

	@AfterAll
	static void stop() {
		application.close();
		issuer.close();
		otherIssuer.close();
	}

	@Test
	void theFirstVisitLeadsToTheLogin() {
		HttpResponse<String> response = this.browser.get("/me");
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(Browser.location(response)).endsWith(LOGIN);
	}

	@Test
	void theLoginIsAtTheIssuer() {
		assertThat(Browser.location(this.browser.get(LOGIN))).startsWith(issuer.uri() + "/oauth2/authorize?");
	}

	@Test
	void theIssuerIsAskedForACodeWithPkceStateAndNonce() {
		assertThat(this.browser.beginLogin(LOGIN)).containsEntry("response_type", "code")
			.containsEntry("client_id", TestIssuer.CLIENT_ID)
			.containsEntry("code_challenge_method", "S256")
			.containsEntry("redirect_uri", application.uri() + "/login/oauth2/code/klexhealth")
			.hasEntrySatisfying("code_challenge", (challenge) -> assertThat(challenge).hasSize(43))
			.hasEntrySatisfying("state", (state) -> assertThat(state).hasSizeGreaterThan(20))
			.hasEntrySatisfying("nonce", (nonce) -> assertThat(nonce).hasSizeGreaterThan(20))
			.doesNotContainKey("client_secret");
	}

	@Test
	void theIssuerIsAskedForOurScopesAndAlwaysForAnIdToken() {
		assertThat(this.browser.beginLogin(LOGIN)).hasEntrySatisfying("scope", (scope) -> assertThat(scope.split(" "))
			.containsExactlyInAnyOrder("openid", "profile", "patients:read"));
	}

	@Test
	void whatTheIssuerIsAskedWithIsNewEveryTime() {
		Map<String, String> first = this.browser.beginLogin(LOGIN);
		Map<String, String> second = this.browser.beginLogin(LOGIN);
		for (String name : List.of("state", "nonce", "code_challenge")) {
			assertThat(first.get(name)).isNotEqualTo(second.get(name));
		}
	}

	@Test
	void whoeverLogsInComesBackToThePageTheyWantedWithTheirRoles() {
		this.browser.get("/me");
		HttpResponse<String> response = logIn(UNCHANGED);
		assertThat(Browser.location(response)).startsWith(application.uri() + "/me");
		assertThat(this.browser.get("/me").body()).contains("ROLE_patient", "SCOPE_patients:read");
	}

	@Test
	void theCodeIsRedeemedWithSecretAndVerifier() {
		logIn(UNCHANGED);
		issuer.server()
			.verify(postRequestedFor(urlEqualTo("/oauth2/token"))
				.withBasicAuth(
						new com.github.tomakehurst.wiremock.client.BasicCredentials(TestIssuer.CLIENT_ID, "5ecret"))
				.withRequestBody(containing("grant_type=authorization_code"))
				.withRequestBody(containing("code_verifier=")));
	}

	@Test
	void theSessionIsAnotherAfterTheLogin() {
		String before = this.browser.get("/me").headers().firstValue("Set-Cookie").orElseThrow();
		String after = logIn(UNCHANGED).headers().firstValue("Set-Cookie").orElseThrow();
		assertThat(after).startsWith("JSESSIONID=").contains("HttpOnly").isNotEqualTo(before);
	}

	@ParameterizedTest
	@MethodSource
	void whatIsNoGoodIdTokenLogsNobodyIn(String description, Consumer<TestToken> idToken) {
		refused(logIn(idToken));
	}

	static Stream<Arguments> whatIsNoGoodIdTokenLogsNobodyIn() {
		long now = Instant.now().getEpochSecond();
		return Stream.of(token("another nonce", (token) -> token.claim("nonce", "other")),
				token("no nonce", (token) -> token.claim("nonce", null)),
				token("another audience", (token) -> token.claim("aud", List.of("other"))),
				token("another authorized party", (token) -> token.claim("azp", "other")),
				token("another issuer", (token) -> token.claim("iss", "https://attacker.example")),
				token("expired", (token) -> token.claim("iat", now - 600).claim("exp", now - 300)),
				token("never expires", (token) -> token.claim("exp", null)),
				token("no subject", (token) -> token.claim("sub", null)), token("another's key",
						(token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256).keyId("rsa")));
	}

	@ParameterizedTest
	@MethodSource
	void anIdTokenMayBeSignedWithAnyAcceptedAlgorithm(String description, Consumer<TestToken> idToken) {
		logIn(idToken);
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(200);
	}

	static Stream<Arguments> anIdTokenMayBeSignedWithAnyAcceptedAlgorithm() {
		return Stream.of(token("PS256", (token) -> token.signedWith(TestKeys.RSA, JWSAlgorithm.PS256)),
				token("ES256", (token) -> token.signedWith(TestKeys.EC, JWSAlgorithm.ES256)));
	}

	@Test
	void anIdTokenWithAnotherAlgorithmLogsNobodyIn() {
		refused(logIn((token) -> token.signedWith(TestKeys.RSA, JWSAlgorithm.RS512)));
	}

	@Test
	void aLoginFetchesNoKeys() {
		logIn(UNCHANGED);
		int fetches = issuer.fetches(TestIssuer.KEYS) + issuer.fetches(TestIssuer.DISCOVERY);
		for (int i = 0; i < 5; i++) {
			new Browser(application.uri()).logIn(issuer, LOGIN, Map.of(), UNCHANGED);
		}
		assertThat(issuer.fetches(TestIssuer.KEYS) + issuer.fetches(TestIssuer.DISCOVERY)).isEqualTo(fetches);
	}

	@Test
	void anAnswerWithoutIdTokenLogsNobodyIn() {
		Map<String, String> asked = this.browser.beginLogin(LOGIN);
		issuer.answerTokenRequests(200, Map.of("access_token", "a", "token_type", "Bearer", "expires_in", 300));
		refused(this.browser.get("/login/oauth2/code/klexhealth?code=a&state=" + asked.get("state")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "?code=good-code&state=forged", "?code=good-code", "?state=forged", "", "?code=&state=" })
	void anAnswerThatNobodyAskedForLogsNobodyIn(String query) {
		this.browser.beginLogin(LOGIN);
		refused(this.browser.get("/login/oauth2/code/klexhealth" + query));
		assertThat(issuer.server().findAll(postRequestedFor(urlEqualTo("/oauth2/token")))).isEmpty();
	}

	@Test
	void anAnswerToAnotherBrowserLogsNobodyIn() {
		Map<String, String> asked = new Browser(application.uri()).beginLogin(LOGIN);
		this.browser.beginLogin(LOGIN);
		refused(this.browser.get("/login/oauth2/code/klexhealth?code=a&state=" + asked.get("state")));
	}

	@Test
	void anAnswerLogsInOnce() {
		Map<String, String> asked = this.browser.beginLogin(LOGIN);
		issuer.answerTokenRequests(400, Map.of("error", "invalid_grant"));
		refused(this.browser.get("/login/oauth2/code/klexhealth?code=a&state=" + asked.get("state")));
		refused(this.browser.get("/login/oauth2/code/klexhealth?code=a&state=" + asked.get("state")));
		assertThat(issuer.server().findAll(postRequestedFor(urlEqualTo("/oauth2/token")))).hasSize(1);
	}

	@Test
	void whoeverIsDeniedAccessIsNotSentInCircles() {
		Map<String, String> asked = this.browser.beginLogin(LOGIN);
		HttpResponse<String> response = this.browser
			.get("/login/oauth2/code/klexhealth?error=access_denied&state=" + asked.get("state"));
		refused(response);
		assertThat(response.headers().firstValue("Location")).isEmpty();
	}

	@Test
	void whatTheIssuerSaysOfAnErrorIsNotShown() {
		Map<String, String> asked = this.browser.beginLogin(LOGIN);
		assertThat(this.browser
			.get("/login/oauth2/code/klexhealth?error=%3Cb%3E&error_description=%3Cscript%3E&state="
					+ asked.get("state"))
			.body()).doesNotContain("<script>", "<b>");
	}

	@Test
	void anAccountAtAnotherProviderIsNoAccountHere() {
		HttpResponse<String> begun = this.browser.get("/oauth2/authorization/other");
		assertThat(begun.statusCode()).isEqualTo(404);
		assertThat(begun.headers().firstValue("Location")).isEmpty();
	}

	@Test
	void otherRegistrationsAreFoundByThoseWhoCallOtherProviders() {
		ClientRegistrationRepository registrations = application.context().getBean(ClientRegistrationRepository.class);
		assertThat(registrations.findByRegistrationId("other")).isNotNull();
		assertThat(registrations.findByRegistrationId("klexhealth")).isNotNull();
		assertThat(registrations.findByRegistrationId("unknown")).isNull();
	}

	@Test
	void aLoginAtAProviderThatThereIsNotIsNotFound() {
		assertThat(this.browser.get("/oauth2/authorization/unknown").statusCode()).isEqualTo(404);
	}

	@Test
	void aBearerTokenIsNoWayIn() {
		HttpResponse<String> response = this.browser.get("/me", "Authorization", "Bearer " + issuer.accessToken());
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(Browser.location(response)).endsWith(LOGIN);
	}

	@Test
	void basicAuthenticationIsNoWayIn() {
		HttpResponse<String> response = this.browser.get("/me", "Authorization", "Basic dXNlcjpwYXNzd29yZA==");
		assertThat(response.statusCode()).isEqualTo(302);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/default-ui.css", "/unknown", "/error", "/openness", "/OPEN/page" })
	void noPathIsOpenUnlessItIsSaidToBe(String path) {
		assertThat(Browser.location(this.browser.get(path))).endsWith(LOGIN);
	}

	@Test
	void aPublicPathIsOpenAndStartsNoSession() {
		HttpResponse<String> response = this.browser.get("/open/page");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void anErrorPageIsNotLocked() {
		assertThat(this.browser.get("/open/unknown").statusCode()).isEqualTo(404);
	}

	@Test
	void theActuatorIsClosedToUsersToo() {
		assertThat(this.browser.get("/actuator/health").statusCode()).isEqualTo(200);
		assertThat(this.browser.get("/actuator/env").statusCode()).isEqualTo(302);
		logIn(UNCHANGED);
		assertThat(this.browser.get("/actuator/env").statusCode()).isEqualTo(403);
	}

	@Test
	void logoutEndsTheSessionHereAndAtTheIssuer() {
		logIn(UNCHANGED);
		HttpResponse<String> response = this.browser.post("/logout", Map.of("_csrf", this.browser.get("/csrf").body()));
		assertThat(Browser.location(response)).startsWith(issuer.uri() + "/connect/logout?");
		assertThat(Browser.query(Browser.location(response))).containsKey("id_token_hint")
			.containsEntry("post_logout_redirect_uri", application.uri() + "/");
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(302);
	}

	@Test
	void nobodyIsLoggedOutByAnotherSite() {
		logIn(UNCHANGED);
		assertThat(this.browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
		assertThat(this.browser.post("/logout", Map.of("_csrf", "forged")).statusCode()).isEqualTo(403);
		this.browser.get("/logout");
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(200);
	}

	@Test
	void whileTheIssuerIsDownTheLoginSaysSoAndWorksWhenItIsBack() {
		try (RunningApplication cold = RunningApplication.start(LoginApplication.class,
				"klexhealth.issuer-uri=" + issuer.uri(), "klexhealth.client.client-id=" + TestIssuer.CLIENT_ID,
				"klexhealth.client.client-secret=5ecret", "klexhealth.keys.minimum-refetch-interval=0",
				"api-url=http://localhost:1", "server.servlet.context-path=/app",
				"klexhealth.client.redirect-url={baseUrl}/callback")) {
			Browser visitor = new Browser(cold.uri());
			issuer.goDown();
			unavailable(visitor);
			issuer.server().stubFor(get(TestIssuer.DISCOVERY).willReturn(okJson("null")));
			unavailable(visitor);
			issuer.publish(Map.of("authorization_endpoint", "not a URL"));
			unavailable(visitor);
			issuer.goUp();
			assertThat(visitor.beginLogin("/app" + LOGIN)).containsEntry("redirect_uri", cold.uri() + "/app/callback");
			issuer.server().stubFor(get(TestIssuer.KEYS).willReturn(okJson("{}")));
			HttpResponse<String> response = visitor.logIn(issuer, "/app" + LOGIN, Map.of(), UNCHANGED);
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).contains("10");
			issuer.goUp();
			assertThat(Browser.location(visitor.logIn(issuer, "/app" + LOGIN, Map.of(), UNCHANGED)))
				.doesNotContain("error");
			assertThat(visitor.get("/app/me").statusCode()).isEqualTo(200);
		}
	}

	private static void unavailable(Browser visitor) {
		HttpResponse<String> response = visitor.get("/app" + LOGIN);
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).contains("10");
	}

	private HttpResponse<String> logIn(Consumer<TestToken> idToken) {
		return this.browser.logIn(issuer, LOGIN, Map.of(), idToken);
	}

	private void refused(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(302);
	}

	private static Arguments token(String description, Consumer<TestToken> customizer) {
		return arguments(description, customizer);
	}

}
