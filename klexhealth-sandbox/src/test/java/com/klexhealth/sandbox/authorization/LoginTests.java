package com.klexhealth.sandbox.authorization;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.klexhealth.sandbox.client.ClientSecret;
import com.klexhealth.sandbox.client.Clients;
import com.klexhealth.sandbox.demo.DemoAccount;
import com.klexhealth.sandbox.support.Browser;
import com.klexhealth.sandbox.support.RunningSandbox;
import com.klexhealth.sandbox.support.SampleWebapp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way of a browser through a login, and out again.
 */
class LoginTests {

	private static final String OWN_REDIRECT_URL = "https://example.com/login/oauth2/code/klexhealth?tenant=1";

	private final RunningSandbox sandbox = RunningSandbox.shared();

	private final Browser browser = new Browser(this.sandbox);

	@Test
	void aLoginLeadsByLoginPageAndConsentPageBackToTheApplication() {
		SampleWebapp application = register("Praxis Sonnenschein");
		String authorizationRequest = application.authorizationRequest();
		assertThat(Browser.location(this.browser.get(authorizationRequest))).isEqualTo(this.sandbox.url("/login"));
		String interrupted = Browser.location(this.browser.logIn("schneider", "klexhealth-demo"));
		assertThat(interrupted).isEqualTo(this.sandbox.url(authorizationRequest));
		String consentPage = Browser.location(this.browser.get(interrupted));
		assertThat(this.browser.get(consentPage, "Accept-Language", "en").body()).contains("Praxis Sonnenschein")
			.contains("see your name and user name")
			.contains("read patient data that you may see")
			.doesNotContain("add prescriptions");
		String answer = Browser.location(this.browser.answerConsent(consentPage, true));
		assertThat(answer).startsWith(OWN_REDIRECT_URL + "&code=");
		assertThat(SampleWebapp.parameter(answer, "state")).isEqualTo("a state");
		assertThat(SampleWebapp.parameter(answer, "iss")).isEqualTo(this.sandbox.issuer());
		HttpResponse<String> tokens = application.redeem(this.browser, SampleWebapp.parameter(answer, "code"));
		assertThat(tokens.statusCode()).isEqualTo(200);
	}

	@Test
	void consentIsRemembered() {
		SampleWebapp application = register("Remembered");
		this.browser.loggedIn("schneider");
		application.authorize(this.browser);
		assertThat(Browser.location(this.browser.get(application.authorizationRequest())))
			.startsWith("https://example.com/");
	}

	@Test
	void consentIsAskedForAgainWhenMoreIsAskedFor() {
		SampleWebapp application = register("More");
		this.browser.loggedIn("schneider");
		application.authorize(this.browser);
		assertThat(
				Browser.location(this.browser.get(application.authorizationRequest("scope", "openid patients:write"))))
			.contains("/oauth2/consent");
	}

	@Test
	void aDenialIsToldToTheApplication() {
		SampleWebapp application = register("Denied");
		this.browser.loggedIn("schneider");
		String answer = deny(application);
		assertThat(answer).startsWith("https://example.com/");
		assertThat(SampleWebapp.parameter(answer, "error")).isEqualTo("access_denied");
		assertThat(SampleWebapp.parameter(answer, "state")).isEqualTo("a state");
	}

	@Test
	void aDenialGrantsNothingEvenIfPartOfItWasAllowedBefore() {
		SampleWebapp application = register("Denied later");
		this.browser.loggedIn("schneider");
		application.authorize(this.browser, "scope", "openid profile");
		assertThat(SampleWebapp.parameter(deny(application), "error")).isEqualTo("access_denied");
	}

	@Test
	void nobodyAnswersTheConsentPageOfSomebodyElse() {
		SampleWebapp application = register("Somebody else's");
		this.browser.loggedIn("schneider");
		String consentPage = Browser.location(this.browser.get(application.authorizationRequest()));
		Browser other = new Browser(this.sandbox).loggedIn("yilmaz");
		assertThat(other.answerConsent(consentPage, true).statusCode()).isEqualTo(400);
	}

	@Test
	void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
		HttpResponse<String> wrong = this.browser.logIn("weber", "wrong password");
		HttpResponse<String> unknown = this.browser.logIn("nobody", "wrong password");
		assertThat(Browser.location(wrong)).endsWith("/login?error").isEqualTo(Browser.location(unknown));
		assertThat(this.browser.get("/login?error", "Accept-Language", "en").body())
			.contains("User name or password is wrong.");
	}

	@Test
	void aLoginGetsANewSession() {
		this.browser.get("/login");
		String before = session();
		this.browser.loggedIn("weber");
		assertThat(session()).isNotEqualTo(before);
	}

	@Test
	void theSessionCookieIsKeptFromScripts() {
		HttpResponse<String> response = this.browser.get("/login");
		assertThat(response.headers().firstValue("Set-Cookie"))
			.hasValueSatisfying((cookie) -> assertThat(cookie).startsWith("KLEXHEALTH_SANDBOX_SESSION=")
				.contains("HttpOnly")
				.contains("SameSite=Lax"));
		assertThat(response.body()).doesNotContain("jsessionid");
	}

	@Test
	void anApplicationEndsTheSession() {
		SampleWebapp webapp = new SampleWebapp();
		this.browser.loggedIn("yilmaz");
		Map<String, Object> tokens = webapp.tokens(this.browser);
		assertThat(this.browser.get("/clients").statusCode()).isEqualTo(200);
		HttpResponse<String> response = this.browser.get(logout(tokens, "http://localhost:8080/"));
		assertThat(Browser.location(response)).isEqualTo("http://localhost:8080/");
		assertThat(Browser.location(this.browser.get("/clients"))).endsWith("/login");
		assertThat(Browser.location(this.browser.get(webapp.authorizationRequest()))).endsWith("/login");
	}

	@Test
	void aLogoutDoesNotLeadElsewhere() {
		this.browser.loggedIn("yilmaz");
		Map<String, Object> tokens = new SampleWebapp().tokens(this.browser);
		HttpResponse<String> response = this.browser.get(logout(tokens, "https://elsewhere.example.com/"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("invalid_request");
		assertThat(this.browser.get("/clients").statusCode()).isEqualTo(200);
	}

	@Test
	void somebodyWithTwoBrowsersLogsOutOfEither() {
		SampleWebapp webapp = new SampleWebapp();
		this.browser.loggedIn("yilmaz");
		webapp.tokens(this.browser);
		Browser second = new Browser(this.sandbox).loggedIn("yilmaz");
		webapp.tokens(second);
		Map<String, Object> tokens = webapp.tokens(this.browser);
		assertThat(Browser.location(this.browser.get(logout(tokens, "http://localhost:8080"))))
			.isEqualTo("http://localhost:8080");
		assertThat(second.get("/clients").statusCode()).isEqualTo(200);
	}

	@Test
	void theSandboxHasALogoutOfItsOwn() {
		this.browser.loggedIn("yilmaz");
		this.browser.submit("/clients", "/logout");
		assertThat(Browser.location(this.browser.get("/clients"))).endsWith("/login");
	}

	private String deny(SampleWebapp application) {
		String consentPage = Browser.location(this.browser.get(application.authorizationRequest()));
		return Browser.location(this.browser.answerConsent(consentPage, false));
	}

	private SampleWebapp register(String name) {
		Clients clients = this.sandbox.bean(Clients.class);
		ClientSecret secret = clients.create(DemoAccount.WEBER.id(), name, List.of(OWN_REDIRECT_URL), List.of());
		String clientId = clients.find(DemoAccount.WEBER.id(), secret.id()).orElseThrow().clientId();
		return new SampleWebapp(clientId, secret.value(), OWN_REDIRECT_URL);
	}

	private String session() {
		return this.browser.cookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("KLEXHEALTH_SANDBOX_SESSION"))
			.findFirst()
			.orElseThrow()
			.getValue();
	}

	private static String logout(Map<String, Object> tokens, String target) {
		return "/connect/logout?id_token_hint=" + tokens.get("id_token") + "&post_logout_redirect_uri="
				+ URLEncoder.encode(target, StandardCharsets.UTF_8);
	}

}
