package com.klexhealth.sandbox.web;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.sandbox.support.Browser;
import com.klexhealth.sandbox.support.RunningSandbox;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What all pages have in common.
 */
class PagesTests {

	private final RunningSandbox sandbox = RunningSandbox.shared();

	private final Browser browser = new Browser(this.sandbox);

	@ParameterizedTest
	@ValueSource(strings = { "/", "/login", "/sign-up", "/clients", "/clients/new", "/no-such-page" })
	void everyPageSaysThatThisIsNoProductionServer(String path) {
		this.browser.loggedIn("weber");
		assertThat(this.browser.get(path, "Accept-Language", "en").body())
			.contains("Sandbox, not a production server.");
	}

	@ParameterizedTest
	@CsvSource({ "en-GB, en, Demo accounts", "de-AT, de, Demo-Konten", "fr, en, Demo accounts" })
	void aPageSpeaksTheLanguageOfTheBrowser(String accepted, String language, String heading) {
		assertThat(this.browser.get("/", "Accept-Language", accepted).body())
			.contains("<html lang=\"" + language + "\">")
			.contains(heading);
	}

	@Test
	void theChosenLanguageIsRemembered() {
		this.browser.get("/?lang=de", "Accept-Language", "en");
		assertThat(this.browser.get("/login", "Accept-Language", "en").body()).contains("<html lang=\"de\">");
	}

	@Test
	void anUnknownLanguageIsEnglish() {
		assertThat(this.browser.get("/?lang=xx").body()).contains("<html lang=\"en\">");
	}

	@Test
	void theSwitchOfLanguageKeepsTheRestOfTheAddress() {
		this.browser.loggedIn("weber");
		assertThat(
				this.browser.get("/oauth2/consent?client_id=klexhealth-sample-webapp&state=a%3D&scope=openid%20profile")
					.body())
			.contains("/oauth2/consent?client_id=klexhealth-sample-webapp&amp;state=a%3D&amp;scope=openid%20profile"
					+ "&amp;lang=de");
	}

	@Test
	void theStartPageTellsHowToPointAnApplicationAtTheSandbox() {
		assertThat(this.browser.get("/").body()).contains("issuer-uri: " + this.sandbox.issuer())
			.contains("allow-loopback-http: true")
			.contains("audiences: klexhealth-sample-api")
			.contains("klexhealth-demo")
			.contains("weber", "schneider", "yilmaz", "koch");
	}

	@Test
	void theStartPageConfirmsALogout() {
		assertThat(this.browser.get("/", "Accept-Language", "en").body()).doesNotContain("You are logged out");
		this.browser.loggedIn("weber");
		String target = Browser.location(this.browser.submit("/clients", "/logout"));
		assertThat(this.browser.get(target, "Accept-Language", "en").body()).contains("You are logged out");
	}

	@Test
	void pagesLoadNothingFromElsewhereAndRunNoScript() {
		HttpResponse<String> response = this.browser.get("/");
		assertThat(policy(response)).contains("default-src 'none'").contains("form-action 'self'");
		assertThat(response.body()).doesNotContain("<script").doesNotContain("style=").doesNotContain("src=\"http");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/sign-up" })
	void formsThatLeadToAnApplicationMayRedirectThere(String path) {
		assertThat(policy(this.browser.get(path))).contains("default-src 'none'").doesNotContain("form-action");
	}

	@Test
	void noPageMayBeFramed() {
		HttpResponse<String> response = this.browser.get("/login");
		assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
		assertThat(policy(response)).contains("frame-ancestors 'none'");
	}

	@Test
	void aMissingPageIsNotFound() {
		this.browser.loggedIn("weber");
		HttpResponse<String> response = this.browser.get("/no-such-page", "Accept-Language", "en");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).contains("There is no such page");
	}

	private static String policy(HttpResponse<String> response) {
		return response.headers().firstValue("Content-Security-Policy").orElse("");
	}

}
