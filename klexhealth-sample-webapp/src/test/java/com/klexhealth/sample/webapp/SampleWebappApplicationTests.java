package com.klexhealth.sample.webapp;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.klexhealth.sample.webapp.TestVisitors.patient;
import static com.klexhealth.sample.webapp.TestVisitors.practitioner;
import static com.klexhealth.sample.webapp.TestVisitors.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * The webapp as a whole, between a KlexHealth and an API that answer as these tests want.
 */
@SpringBootTest(properties = "spring.http.clients.read-timeout=2s")
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class SampleWebappApplicationTests {

	private static final UUID ID = TestPatients.ID;

	private static final String ACCESS_TOKEN = "the-access-token";

	private static final String REFRESH_TOKEN = "the-refresh-token";

	private static final String ID_TOKEN = "the-id-token";

	private static final String PATIENT = """
			{"id":"%s","givenName":"Elif","familyName":"Yılmaz","birthDate":"1991-08-30","gender":"female",
			"insurer":"AOK Nordost","insuranceNumber":"Y123456789","phone":"030 5550100","email":"elif@example.org",
			"address":{"street":"Kastanienallee 7","postalCode":"10435","city":"Berlin"},"added":"later"}
			""".formatted(ID);

	private static final String PRESCRIPTION = """
			{"id":"a3d5c1de-90c2-4b0c-8e1f-5b1a7c3d9e01","patientId":"%s","remedy":"Manuelle Therapie (MT)",
			"icd10Code":"M54.2","diagnosis":"Zervikalneuralgie","sessions":6,"frequency":"2× wöchentlich",
			"prescriber":"Dr. Miriam Weber","issuedOn":"2026-10-05","startBy":"2026-11-02"}
			""".formatted(ID);

	@RegisterExtension
	static final WireMockExtension api = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	@RegisterExtension
	static final WireMockExtension klexhealth = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort())
		.build();

	private final MockMvcTester mvc;

	private final OAuth2AuthorizedClientRepository authorizedClients;

	SampleWebappApplicationTests(@Autowired MockMvcTester mvc,
			@Autowired OAuth2AuthorizedClientRepository authorizedClients) {
		this.mvc = mvc;
		this.authorizedClients = authorizedClients;
	}

	@DynamicPropertySource
	static void sampleApi(DynamicPropertyRegistry registry) {
		registry.add("sample.api-url", api::baseUrl);
		registry.add("klexhealth.issuer-uri", klexhealth::baseUrl);
	}

	@Test
	void theStartersFilterChainIsTheOnlyOne(@Autowired List<SecurityFilterChain> chains) {
		assertThat(chains).hasSize(1);
	}

	@Test
	void theApiIsCalledWithTheTokenOfWhoeverIsLoggedIn() {
		api.stubFor(get(urlPathEqualTo("/patients")).willReturn(okJson(page(PATIENT))));
		assertThat(visit("/patients", practitioner())).hasStatusOk().bodyText().contains("Yılmaz, Elif");
		api.verify(getRequestedFor(urlPathEqualTo("/patients"))
			.withHeader("Authorization", equalTo("Bearer " + ACCESS_TOKEN))
			.withQueryParam("page", equalTo("0"))
			.withQueryParam("size", equalTo("10"))
			.withoutQueryParam("search"));
	}

	@Test
	void theSearchTermReachesTheApiAsItWasTyped() {
		String term = "Ö'Neil & <b>+{id}%41";
		api.stubFor(get(urlPathEqualTo("/patients")).willReturn(okJson(page(PATIENT))));
		assertThat(this.mvc.get().uri("/patients").param("search", term).with(practitioner()).with(tokens()))
			.hasStatusOk();
		api.verify(getRequestedFor(urlPathEqualTo("/patients")).withQueryParam("search", equalTo(term)));
	}

	@Test
	void aPatientIsReadFromTheApi() {
		stubPatient();
		assertThat(visit("/patients/" + ID, practitioner())).hasStatusOk()
			.bodyText()
			.contains("Elif Yılmaz", "Manuelle Therapie (MT)", "Kastanienallee 7");
	}

	@Test
	void theOwnRecordIsReadFromTheApi() {
		stubPatient();
		api.stubFor(get("/patients/me").willReturn(okJson(PATIENT)));
		assertThat(visit("/me", patient())).hasStatusOk().bodyText().contains("Elif Yılmaz", "Manuelle Therapie (MT)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/patients", "/patients/3f6d0f0e-6c5b-4a34-9d0a-0d7d4f0a1c11", "/me", "/profile",
			"/patients/0" })
	void eachPageKeepsTokensToItself(String path) throws Exception {
		stubPatient();
		api.stubFor(get("/patients/me").willReturn(okJson(PATIENT)));
		api.stubFor(get(urlPathEqualTo("/patients")).willReturn(okJson(page(PATIENT))));
		MockHttpServletResponse response = visit(path, practitioner()).getResponse();
		String headers = response.getHeaderNames()
			.stream()
			.flatMap((name) -> response.getHeaders(name).stream())
			.reduce("", String::concat);
		String cookies = Arrays.stream(response.getCookies()).map(Cookie::getValue).reduce("", String::concat);
		assertThat(response.getContentAsString() + headers + cookies).doesNotContain(ACCESS_TOKEN, REFRESH_TOKEN,
				ID_TOKEN, "Bearer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/patients", "/patients/3f6d0f0e-6c5b-4a34-9d0a-0d7d4f0a1c11", "/me", "/profile",
			"/patients/0" })
	void eachPageIsProtectedAndAccessible(String path) {
		stubPatient();
		api.stubFor(get("/patients/me").willReturn(okJson(PATIENT)));
		api.stubFor(get(urlPathEqualTo("/patients")).willReturn(okJson(page(PATIENT))));
		MvcTestResult result = visit(path, practitioner());
		assertThat(result).headers()
			.hasHeaderSatisfying("Cache-Control", (values) -> assertThat(values.get(0)).contains("no-store"))
			.hasHeaderSatisfying("Content-Security-Policy",
					(values) -> assertThat(values).containsExactly(
							"default-src 'none'; style-src 'self'; " + "img-src 'self'; form-action 'self' "
									+ klexhealth.baseUrl() + "; base-uri 'none'; " + "frame-ancestors 'none'"))
			.hasValue("Referrer-Policy", "same-origin")
			.hasValue("X-Content-Type-Options", "nosniff");
		assertThat(result).bodyText()
			.containsOnlyOnce("<h1>")
			.containsOnlyOnce("<main id=\"content\"")
			.contains("<html lang=\"en\">", "<a class=\"skip\" href=\"#content\">Skip to the content</a>",
					"<nav aria-label=\"Main navigation\">")
			.containsPattern("<title>.+ – KlexHealth Sample</title>")
			.doesNotContain("??", "<script", "style=");
	}

	@Test
	void whatTheApiDoesNotGiveLooksAsIfItWereNotThere() {
		fail(aResponse().withStatus(404).withBody("{\"detail\":\"No patient 42\"}"));
		assertThat(visit("/patients/" + ID, practitioner())).hasStatus(HttpStatus.NOT_FOUND)
			.bodyText()
			.contains("There is nothing here")
			.doesNotContain("No patient 42");
		assertThat(visitInGerman("/patients/" + ID)).hasStatus(HttpStatus.NOT_FOUND)
			.bodyText()
			.contains("Hier ist nichts");
	}

	@Test
	void whatTheApiForbidsIsForbidden() {
		fail(aResponse().withStatus(403));
		assertThat(visit("/patients", practitioner())).hasStatus(HttpStatus.FORBIDDEN)
			.bodyText()
			.contains("This page is not for you");
		assertThat(visitInGerman("/patients")).hasStatus(HttpStatus.FORBIDDEN)
			.bodyText()
			.contains("Diese Seite ist nicht für Sie");
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 429, 500, 502, 503, 504 })
	void anApiThatFailsIsUnavailable(int status) {
		fail(aResponse().withStatus(status).withBody("at com.example.Secret"));
		assertUnavailable();
	}

	@Test
	void theLogDoesNotQuoteTheApi(CapturedOutput output) {
		fail(aResponse().withStatus(500).withBody("Elif Yılmaz has"));
		assertThat(visit("/patients?search=Elif", practitioner())).hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(output).contains("The sample API did not answer as it should: status 500").doesNotContain("Elif");
	}

	@ParameterizedTest
	@EnumSource(Fault.class)
	void anApiThatBreaksOffIsUnavailable(Fault fault) {
		fail(aResponse().withFault(fault));
		assertUnavailable();
	}

	@Test
	void anApiThatHangsIsUnavailable() {
		fail(aResponse().withStatus(200).withFixedDelay(5000));
		assertUnavailable();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[]", "{\"content\":null}", "<html></html>", "{\"content\":[{\"id\":\"42\"}]}" })
	void anApiThatTalksNonsenseIsUnavailable(String body) {
		fail(aResponse().withStatus(200).withHeader("Content-Type", "application/json").withBody(body));
		assertUnavailable();
	}

	@Test
	void somethingElseInPlaceOfTheApiIsUnavailable() {
		fail(aResponse().withStatus(200).withHeader("Content-Type", "text/html").withBody("<html></html>"));
		assertUnavailable();
	}

	@Test
	void aTokenThatTheApiRefusesLeadsToANewLogin() {
		fail(aResponse().withStatus(401).withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\""));
		klexhealth.stubFor(get("/.well-known/openid-configuration").willReturn(okJson("""
				{"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
				"jwks_uri":"%1$s/keys","subject_types_supported":["public"],
				"id_token_signing_alg_values_supported":["RS256"],"response_types_supported":["code"]}
				""".formatted(klexhealth.baseUrl()))));
		assertThat(visit("/patients", practitioner())).hasStatus3xxRedirection()
			.redirectedUrl()
			.startsWith(klexhealth.baseUrl() + "/authorize?response_type=code");
	}

	@Test
	void aTokenThatTheApiRefusesRightAfterTheLoginDoesNotGoRoundInCircles() {
		fail(aResponse().withStatus(401));
		assertThat(visit("/patients", visitor("weber", "Dr. Miriam Weber", Instant.now(), "ROLE_practitioner")))
			.hasStatus(HttpStatus.SERVICE_UNAVAILABLE);
	}

	@Test
	void theLanguageOfALinkIsKeptInACookie() {
		MvcTestResult chosen = this.mvc.get()
			.uri("/profile?lang=de")
			.header("Accept-Language", "en")
			.with(practitioner())
			.exchange();
		assertThat(chosen).bodyText().contains("<html lang=\"de\">");
		assertThat(chosen).cookies().hasCookieSatisfying("KLEXHEALTH_WEBAPP_LANGUAGE", (cookie) -> {
			assertThat(cookie.getValue()).isEqualTo("de");
			assertThat(cookie.isHttpOnly()).isTrue();
			assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
			assertThat(cookie.getMaxAge()).isPositive();
		});
		assertThat(this.mvc.get()
			.uri("/profile")
			.header("Accept-Language", "en")
			.cookie(new Cookie("KLEXHEALTH_WEBAPP_LANGUAGE", "de"))
			.with(practitioner())).bodyText().contains("<html lang=\"de\">");
	}

	@ParameterizedTest
	@ValueSource(strings = { "fr", "DE", "", "<b>", "de_DE_x" })
	void aLanguageThatThereIsNotChangesNothing(String code) {
		MvcTestResult result = this.mvc.get()
			.uri("/profile")
			.param("lang", code)
			.header("Accept-Language", "de-AT, en;q=0.5")
			.with(practitioner())
			.exchange();
		assertThat(result).hasStatusOk().bodyText().contains("<html lang=\"de\">");
		assertThat(result).cookies().doesNotContainCookie("KLEXHEALTH_WEBAPP_LANGUAGE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "fr", "fr, it;q=0.5", "*", "nonsense/" })
	void whoeverReadsOtherLanguagesGetsEnglish(String languages) {
		assertThat(this.mvc.get().uri("/profile").header("Accept-Language", languages).with(practitioner()))
			.hasStatusOk()
			.bodyText()
			.contains("<html lang=\"en\">");
	}

	@Test
	void aCookieWithALanguageThatThereIsNotIsHarmless() {
		assertThat(this.mvc.get()
			.uri("/profile")
			.cookie(new Cookie("KLEXHEALTH_WEBAPP_LANGUAGE", "zz\"><b>"))
			.with(practitioner())).hasStatusOk().bodyText().doesNotContain("<b>").contains("<html lang=\"en\">");
	}

	@Test
	void theHeaderHasALogoutButtonWithACsrfToken() {
		assertThat(this.mvc.get().uri("/profile").with(practitioner())).bodyText()
			.containsPattern(
					"<form method=\"post\" action=\"/logout\"><input type=\"hidden\" name=\"_csrf\" value=\"[^\"]+\"");
	}

	@Test
	void theLogoutTakesACsrfToken() {
		assertThat(this.mvc.post().uri("/logout").with(practitioner())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.mvc.post().uri("/logout").with(practitioner()).with(csrf())).hasStatus3xxRedirection();
	}

	private void assertUnavailable() {
		assertThat(visit("/patients?search=a+b&page=2", practitioner())).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.containsHeader("Retry-After")
			.bodyText()
			.contains("Not available at the moment", "href=\"?search=a+b&amp;page=2\">Try again</a>", "Log out")
			.doesNotContain("Exception", "com.", ACCESS_TOKEN);
		assertThat(visitInGerman("/me")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.bodyText()
			.contains("Im Moment nicht erreichbar", ">Erneut versuchen</a>");
	}

	private static void fail(ResponseDefinitionBuilder response) {
		api.stubFor(get(urlMatching("/.*")).willReturn(response));
	}

	private static void stubPatient() {
		api.stubFor(get("/patients/" + ID).willReturn(okJson(PATIENT)));
		api.stubFor(get(urlPathEqualTo("/patients/" + ID + "/prescriptions")).willReturn(okJson(page(PRESCRIPTION))));
	}

	private static String page(String element) {
		return "{\"content\":[%s],\"page\":{\"size\":10,\"number\":0,\"totalElements\":1,\"totalPages\":1}}"
			.formatted(element);
	}

	private MvcTestResult visit(String uri, RequestPostProcessor visitor) {
		return this.mvc.get().uri(URI.create(uri)).with(visitor).with(tokens()).exchange();
	}

	private MvcTestResult visitInGerman(String uri) {
		return this.mvc.get().uri(uri).header("Accept-Language", "de").with(practitioner()).with(tokens()).exchange();
	}

	/**
	 * Puts the tokens of whoever is logged in where the starter's login puts them.
	 */
	private RequestPostProcessor tokens() {
		return (request) -> {
			Instant now = Instant.now();
			ClientRegistration registration = ClientRegistration.withRegistrationId("klexhealth")
				.clientId("klexhealth-sample-webapp")
				.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
				.redirectUri("{baseUrl}/login/oauth2/code/klexhealth")
				.authorizationUri("https://klexhealth.com/authorize")
				.tokenUri("https://klexhealth.com/token")
				.build();
			OAuth2AccessToken accessToken = new OAuth2AccessToken(TokenType.BEARER, ACCESS_TOKEN, now,
					now.plusSeconds(300));
			Authentication visitor = new TestingAuthenticationToken(TestVisitors.SUBJECT, null);
			this.authorizedClients.saveAuthorizedClient(
					new OAuth2AuthorizedClient(registration, visitor.getName(), accessToken,
							new OAuth2RefreshToken(REFRESH_TOKEN, now)),
					visitor, request, new MockHttpServletResponse());
			return request;
		};
	}

}
