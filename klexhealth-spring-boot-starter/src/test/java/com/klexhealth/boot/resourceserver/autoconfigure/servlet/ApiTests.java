package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import com.klexhealth.boot.jwt.TokenRefusal;
import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;
import com.klexhealth.boot.testsupport.TestKeys;
import com.klexhealth.boot.testsupport.TestToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What callers of a protected API meet, over real HTTP.
 */
class ApiTests {

	private static final String ORIGIN = "https://practice.example";

	private static final List<String> REFUSALS = Stream.of(TokenRefusal.values()).map(TokenRefusal::getCode).toList();

	private static final TestIssuer issuer = TestIssuer.start();

	@SuppressWarnings("NullAway.Init")
	private static RunningApplication application;

	private final RestTestClient client = application.client();

	@BeforeAll
	static void start() {
		application = RunningApplication.start(ApiApplication.class, "klexhealth.issuer-uri=" + issuer.uri(),
				"klexhealth.resource-server.audiences=" + TestIssuer.AUDIENCE + ",second-api",
				"klexhealth.resource-server.resource-uri=https://api.practice.example/v1",
				"klexhealth.public-paths=/open/**,/actuator/**", "klexhealth.web-origins=" + ORIGIN,
				"management.endpoints.web.exposure.include=*", "klexhealth.keys.minimum-refetch-interval=0");
	}

	@AfterAll
	static void stop() {
		application.close();
		issuer.close();
	}

	@Test
	void withoutATokenThereIsABareChallenge() {
		refused(get("/me"), 401, "missing_token").expectHeader()
			.value(HttpHeaders.WWW_AUTHENTICATE, (value) -> assertThat(value).startsWith("Bearer "))
			.expectHeader()
			.value(HttpHeaders.WWW_AUTHENTICATE, (value) -> assertThat(value).doesNotContain("error"))
			.expectHeader()
			.value(HttpHeaders.WWW_AUTHENTICATE, (value) -> assertThat(value).contains(
					"resource_metadata=\"https://api.practice.example/.well-known/oauth-protected-resource/v1\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/unknown", "/api/me", "/error", "/login", "/logout",
			"/oauth2/authorization/klexhealth", "/openness", "/open/../me" })
	void noPathIsOpenUnlessItIsSaidToBe(String path) {
		assertThat(get(path).returnResult().getStatus().value()).isIn(400, 401);
	}

	@Test
	void aBrowserIsNotSentToALogin() {
		this.client.get()
			.uri("/me")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.doesNotExist(HttpHeaders.LOCATION);
	}

	@Test
	void basicAuthenticationIsNoWayIn() {
		ResponseSpec response = this.client.get()
			.uri("/me")
			.headers((headers) -> headers.setBasicAuth("user", "password"))
			.exchange();
		refused(response, 401, "missing_token").expectHeader()
			.value(HttpHeaders.WWW_AUTHENTICATE, (value) -> assertThat(value).doesNotContain("Basic"));
	}

	@Test
	void severalSpacesMayComeBeforeTheToken() {
		this.client.get()
			.uri("/me")
			.header(HttpHeaders.AUTHORIZATION, "Bearer   " + issuer.accessToken())
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void aTokenInTheQueryIsNoWayIn() {
		refused(get("/me?access_token=" + issuer.accessToken()), 401, "missing_token");
	}

	@Test
	void aTokenInAFormIsNoWayIn() {
		refused(this.client.post()
			.uri("/me")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body("access_token=" + issuer.accessToken())
			.exchange(), 401, "missing_token");
	}

	@Test
	void twoTokensAreOneTooMany() {
		ResponseSpec response = this.client.get()
			.uri("/me")
			.header(HttpHeaders.AUTHORIZATION, "Bearer " + issuer.accessToken(), "Bearer " + issuer.accessToken())
			.exchange();
		refused(response, 400, "invalid_request").expectHeader()
			.value(HttpHeaders.WWW_AUTHENTICATE, (value) -> assertThat(value).contains("error=\"invalid_request\""));
	}

	@Test
	void aTokenInTheQueryBesideTheHeaderIsOneTooMany() {
		refused(get("/me?access_token=a", issuer.accessToken()), 400, "invalid_request");
		refused(get("/me?b&access_token", issuer.accessToken()), 400, "invalid_request");
		get("/me?no_access_token=a", issuer.accessToken()).expectStatus().isOk();
	}

	@Test
	void aTokenInTheHeaderAndOneInAFormAreOneTooMany() {
		refused(this.client.post()
			.uri("/me")
			.headers((headers) -> headers.setBearerAuth(issuer.accessToken()))
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body("access_token=" + issuer.accessToken())
			.exchange(), 400, "invalid_request");
	}

	@Test
	void aGoodTokenGivesScopesAndRoles() {
		get("/me", issuer.accessToken()).expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("\"SCOPE_openid\"", "\"SCOPE_patients:read\"",
					"\"ROLE_patient\""));
	}

	@Test
	void aGoodTokenMayChangeThings() {
		this.client.post()
			.uri("/me")
			.headers((headers) -> headers.setBearerAuth(issuer.accessToken()))
			.exchange()
			.expectStatus()
			.isOk();
	}

	@ParameterizedTest
	@MethodSource
	void whatIsAGoodTokenPasses(String description, Consumer<TestToken> customizer) {
		get("/me", issuer.accessToken(customizer)).expectStatus().isOk();
	}

	static Stream<Arguments> whatIsAGoodTokenPasses() {
		return Stream.of(token("ES256", (token) -> token.signedWith(TestKeys.EC, JWSAlgorithm.ES256)),
				token("PS256", (token) -> token.signedWith(TestKeys.RSA, JWSAlgorithm.PS256)),
				token("application/at+jwt", (token) -> token.type("application/at+jwt")),
				token("JWT", (token) -> token.type("JWT")), token("no typ", (token) -> token.type(null)),
				token("the second audience", (token) -> token.claim("aud", List.of("other", "second-api"))),
				token("an audience that is no list", (token) -> token.claim("aud", TestIssuer.AUDIENCE)));
	}

	@ParameterizedTest
	@MethodSource
	void whatIsNoGoodTokenIsRefused(String description, Consumer<TestToken> customizer) {
		invalid(get("/me", issuer.accessToken(customizer)));
	}

	static Stream<Arguments> whatIsNoGoodTokenIsRefused() {
		long now = Instant.now().getEpochSecond();
		return Stream.of(token("another audience", (token) -> token.claim("aud", List.of("other"))),
				token("no audience", (token) -> token.claim("aud", null)),
				token("another issuer", (token) -> token.claim("iss", "https://attacker.example")),
				token("no issuer", (token) -> token.claim("iss", null)),
				token("an issuer that is no string", (token) -> token.claim("iss", List.of(issuer.uri()))),
				token("expired", (token) -> token.claim("iat", now - 600).claim("exp", now - 120)),
				token("never expires", (token) -> token.claim("exp", null)),
				token("an expiry that is no number", (token) -> token.claim("exp", "tomorrow")),
				token("lives for ten years", (token) -> token.claim("exp", now + 10 * 365 * 86_400L)),
				token("issued tomorrow", (token) -> token.claim("iat", now + 80_000).claim("exp", now + 80_300)),
				token("not valid before tomorrow", (token) -> token.claim("nbf", now + 80_000)),
				token("a logout token", (token) -> token.type("logout+jwt")),
				token("a refresh token", (token) -> token.type("rt+jwt")),
				token("an unknown key", (token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)),
				token("the name of another's key",
						(token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256).keyId("rsa")),
				token("no key id, and no key that fits",
						(token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256).keyId(null)),
				token("the name of a key of another type", (token) -> token.keyId("ec")),
				token("an algorithm that is not accepted",
						(token) -> token.signedWith(TestKeys.RSA, JWSAlgorithm.RS512)),
				token("HS256 with the public key as secret",
						(token) -> token.signedWith(secret(), JWSAlgorithm.HS256)));
	}

	@Test
	void anIdTokenIsNoAccessToken() {
		invalid(get("/me", issuer.idToken((token) -> {
		})));
	}

	@Test
	void anUnsignedTokenIsRefused() {
		String payload = issuer.accessToken().split("\\.")[1];
		for (String algorithm : List.of("none", "None", "NONE", "")) {
			invalid(get("/me", encode("{\"alg\":\"" + algorithm + "\"}") + "." + payload + "."));
		}
	}

	@Test
	void aTokenWithoutItsSignatureIsRefused() {
		String token = issuer.accessToken();
		invalid(get("/me", token.substring(0, token.lastIndexOf('.') + 1)));
	}

	@Test
	void aTokenWithAnotherPayloadIsRefused() {
		String[] token = issuer.accessToken().split("\\.");
		String payload = new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8)
			.replace("patients:read", "patients:write");
		invalid(get("/me", token[0] + "." + encode(payload) + "." + token[2]));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a.b", "a.b.c", "..", "a.b.c.d.e", "{}", "eyJhbGciOiJub25lIn0.e30." })
	void whatIsNoTokenAtAllIsRefused(String token) {
		invalid(get("/me", token));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer", "Bearer ", "Bearer a b", "Bearer \"a\"", "Bearer a,b", "bearer" })
	void aHeaderThatHoldsNoTokenIsRefused(String header) {
		this.client.get()
			.uri("/me")
			.header(HttpHeaders.AUTHORIZATION, header)
			.exchange()
			.expectStatus()
			.isUnauthorized();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"alg\":\"a\\\"b\"}", "{\"alg\":\"a\\r\\nSet-Cookie: a=b\"}", "{\"alg\":\"\\u20ac\"}",
			"{\"alg\":\"RS256\",\"crit\":[\"exp\"]}", "{\"alg\":\"RS256\",\"kid\":\"\\r\\n\"}",
			"{\"alg\":\"RS256\",\"typ\":1}", "{\"alg\":1}", "{\"alg\":\"RS256\",\"jwk\":\"a\"}" })
	void aHeaderOfATokenIsNotTrustedInTheAnswer(String header) {
		invalid(get("/me", encode(header) + "." + encode("{}") + "." + encode("signature"))).expectHeader()
			.doesNotExist(HttpHeaders.SET_COOKIE);
	}

	@Test
	void scopesThatAreNoStringsGiveNoAuthority() {
		for (Object scope : List.<Object>of(List.of(1, Map.of(), "patients:write"), 1, Map.of("a", "b"), true)) {
			get("/me", issuer.accessToken((token) -> token.claim("scope", scope))).expectStatus()
				.isOk()
				.expectBody(String.class)
				.value((body) -> assertThat(body).doesNotContain("SCOPE_"));
		}
	}

	@Test
	void aBadTokenIsRefusedOnAPublicPathToo() {
		invalid(get("/open/page", "a.b.c"));
	}

	@Test
	void aMissingScopeIsNamedAsTheReason() {
		refused(get("/writers", issuer.accessToken()), 403, "insufficient_scope").expectHeader()
			.value(HttpHeaders.WWW_AUTHENTICATE,
					(value) -> assertThat(value).startsWith("Bearer error=\"insufficient_scope\""));
	}

	@Test
	void theScopeOpensWhatNeedsIt() {
		get("/writers", issuer.accessToken((token) -> token.claim("scope", "patients:write"))).expectStatus().isOk();
	}

	@Test
	void aRoleIsNoScope() {
		get("/writers",
				issuer.accessToken(
						(token) -> token.claim("realm_access", Map.of("roles", List.of("SCOPE_patients:write")))))
			.expectStatus()
			.isForbidden();
	}

	@Test
	void withoutATokenAMissingScopeIsAMissingToken() {
		refused(get("/writers"), 401, "missing_token");
	}

	@Test
	void aPublicPathIsOpen() {
		get("/open/page").expectStatus().isOk();
	}

	@Test
	void aFilterChainOfTheApplicationRulesItsPath() {
		get("/own/page").expectStatus().isOk();
	}

	@Test
	void anErrorPageIsNotLocked() {
		get("/broken", issuer.accessToken()).expectStatus().isEqualTo(500);
		get("/unknown", issuer.accessToken()).expectStatus().isNotFound();
		get("/open/unknown").expectStatus().isNotFound();
	}

	@Test
	void anErrorPageDoesNotTellWhatBroke() {
		get("/broken", issuer.accessToken()).expectBody(String.class)
			.value((body) -> assertThat(body).doesNotContain("IllegalStateException", "at com.klexhealth"));
	}

	@Test
	void whatTheFirewallRefusesStaysABadRequest() {
		get("/me;a=b", issuer.accessToken()).expectStatus().isBadRequest();
	}

	@Test
	void traceStaysNotAllowed() {
		this.client.method(HttpMethod.TRACE)
			.uri("/me")
			.exchange()
			.expectStatus()
			.value((status) -> assertThat(status).isIn(401, 405));
	}

	@Test
	void whatNoFilterChainAnswersHasItsHeadersToo() {
		for (ResponseSpec response : List.of(get("/me;a=b"), get("/me//a"),
				this.client.method(HttpMethod.TRACE).uri("/me").exchange(),
				this.client.method(HttpMethod.valueOf("UNHEARD")).uri("/me").exchange(),
				get("/unknown", issuer.accessToken()), get("/broken", issuer.accessToken()))) {
			HttpHeaders headers = response.returnResult().getResponseHeaders();
			assertThat(headers.get("X-Content-Type-Options")).containsExactly("nosniff");
			assertThat(headers.get("X-Frame-Options")).containsExactly("DENY");
			assertThat(headers.get(HttpHeaders.CACHE_CONTROL)).singleElement().asString().contains("no-store");
		}
	}

	@Test
	void noAnswerSetsACookie() {
		String good = issuer.accessToken();
		for (ResponseSpec response : List.of(get("/me"), get("/me", good), get("/me", "a.b.c"), get("/writers", good),
				get("/unknown", good), get("/broken", good), get("/open/page"), get("/actuator/health"))) {
			response.expectHeader().doesNotExist(HttpHeaders.SET_COOKIE);
		}
	}

	@Test
	void aConfiguredOriginMayCall() {
		preflight(ORIGIN).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ORIGIN)
			.expectHeader()
			.doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://attacker.example", "http://practice.example", "https://practice.example:8443",
			"https://practice.example.attacker.example", "null" })
	void anotherOriginMayNot(String origin) {
		preflight(origin).expectStatus()
			.isForbidden()
			.expectHeader()
			.doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
	}

	@Test
	void aConfiguredOriginMayReadWhyItIsRefused() {
		this.client.get()
			.uri("/me")
			.header(HttpHeaders.ORIGIN, ORIGIN)
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ORIGIN)
			.expectHeader()
			.value(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
					(value) -> assertThat(value).contains(HttpHeaders.WWW_AUTHENTICATE));
	}

	@Test
	void healthIsOpenWithoutDetails() {
		get("/actuator/health").expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("UP").doesNotContain("components", "diskSpace"));
		get("/actuator/health/diskSpace").expectStatus().isNotFound();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/env", "/actuator/beans", "/actuator/unknown" })
	void everyOtherEndpointIsClosedEvenWherePublicPathsNameIt(String path) {
		if (!path.endsWith("unknown")) {
			refused(get(path), 401, "missing_token");
			refused(get(path, issuer.accessToken()), 403, "insufficient_scope");
		}
		else {
			get(path).expectStatus().value((status) -> assertThat(status).isIn(401, 404));
		}
	}

	@Test
	void aTokenOfAClientIsNoTokenOfAUser() {
		refused(get("/me", issuer.accessToken((token) -> token.claim("sub", TestIssuer.CLIENT_ID))), 401,
				"not_a_user_token");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/v1", "/any/path" })
	void theMetadataIsWhatIsConfigured(String path) {
		this.client.get()
			.uri("/.well-known/oauth-protected-resource" + path)
			.header(HttpHeaders.HOST, "attacker.example")
			.header("X-Forwarded-Host", "attacker.example")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo("{\"resource\":\"https://api.practice.example/v1\",\"authorization_servers\":[\"%s\"],"
				.formatted(issuer.uri())
					+ "\"bearer_methods_supported\":[\"header\"],\"tls_client_certificate_bound_access_tokens\":false}");
	}

	@Test
	void theMetadataIsThereToBeReadOnly() {
		this.client.post().uri("/.well-known/oauth-protected-resource").exchange().expectStatus().isUnauthorized();
		get("/.well-known/oauth-protected-resources").expectStatus().isUnauthorized();
	}

	@Test
	void theChallengeDoesNotRepeatTheHostHeader() {
		this.client.get()
			.uri("/me")
			.header(HttpHeaders.HOST, "attacker.example")
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.value(HttpHeaders.WWW_AUTHENTICATE, (value) -> assertThat(value).doesNotContain("attacker"));
	}

	@Test
	void aRememberedTokenIsBoundToTheRequestThatBringsIt() {
		String token = issuer.accessToken();
		for (int i = 0; i < 3; i++) {
			get("/me", token).expectStatus().isOk();
			get("/writers", token).expectStatus().isForbidden();
			get("/me").expectStatus().isUnauthorized();
		}
	}

	@Test
	void noFilterIsAskedThatAnApiHasNoUseFor() {
		FilterChainProxy filters = application.context().getBean(FilterChainProxy.class);
		assertThat(filters.getFilters("/me")).extracting((filter) -> filter.getClass().getSimpleName())
			.containsExactly("PacedAnswerFilter", "WebAsyncManagerIntegrationFilter", "SecurityContextHolderFilter",
					"HeaderWriterFilter", "CorsFilter", "ProtectedResourceMetadataFilter",
					"BearerTokenAuthenticationFilter", "SecurityContextHolderAwareRequestFilter",
					"AnonymousAuthenticationFilter", "ExceptionTranslationFilter", "AuthorizationFilter");
	}

	private ResponseSpec get(String path) {
		return this.client.get().uri(path).exchange();
	}

	private ResponseSpec get(String path, String token) {
		return this.client.get().uri(path).headers((headers) -> headers.setBearerAuth(token)).exchange();
	}

	private ResponseSpec preflight(String origin) {
		return this.client.options()
			.uri("/me")
			.header(HttpHeaders.ORIGIN, origin)
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization")
			.exchange();
	}

	private static ResponseSpec invalid(ResponseSpec response) {
		response.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.contentType("application/problem+json")
			.expectBody()
			.jsonPath("$.reason")
			.value(String.class, (reason) -> assertThat(reason).isIn(REFUSALS));
		return response.expectHeader()
			.value(HttpHeaders.WWW_AUTHENTICATE,
					(value) -> assertThat(value).startsWith("Bearer error=\"invalid_token\", error_description=\""));
	}

	private static ResponseSpec refused(ResponseSpec response, int status, String reason) {
		response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType("application/problem+json")
			.expectHeader()
			.doesNotExist(HttpHeaders.LOCATION)
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo(status)
			.jsonPath("$.reason")
			.isEqualTo(reason);
		return response;
	}

	private static Arguments token(String description, Consumer<TestToken> customizer) {
		return arguments(description, customizer);
	}

	private static OctetSequenceKey secret() {
		return new OctetSequenceKey.Builder(TestKeys.RSA.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8))
			.keyID("rsa")
			.build();
	}

	private static String encode(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
