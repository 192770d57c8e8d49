package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.ProviderAnswer;
import com.klexhealth.boot.testsupport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What browsers are told of pages.
 */
class PageHeadersTests {

	private static final LoginTrial trial = LoginTrial.start(true, "server.forward-headers-strategy=framework",
			"klexhealth.client.trusted-hosts=practice.example");

	private final Browser browser = trial.browser();

	@AfterEach
	void tellTheTruth() {
		trial.provider().tellTheTruth();
	}

	@AfterAll
	static void stop() {
		trial.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("pages")
	void aPageIsShownInNoFrameAndRunsNoScriptsOfOthers(String description, Function<Browser, HttpResponse<String>> page,
			int status) {
		HttpResponse<String> response = page.apply(this.browser);
		assertThat(response.statusCode()).isEqualTo(status);
		HttpHeaders headers = response.headers();
		assertThat(headers.firstValue("Content-Security-Policy"))
			.hasValueSatisfying((policy) -> assertThat(policy).containsPattern("default-src '(self|none)'")
				.contains("frame-ancestors 'none'")
				.doesNotContain("unsafe", "*"));
		assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
		assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("pages")
	void noOtherSiteIsToldOfAPage(String description, Function<Browser, HttpResponse<String>> page, int status) {
		assertThat(page.apply(this.browser).headers().firstValue("Referrer-Policy"))
			.hasValueSatisfying((policy) -> assertThat(policy).isIn("same-origin", "no-referrer", "strict-origin"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("pages")
	void aPageIsNotKept(String description, Function<Browser, HttpResponse<String>> page, int status) {
		assertThat(page.apply(this.browser).headers().firstValue("Cache-Control"))
			.hasValueSatisfying((value) -> assertThat(value).contains("no-store"));
	}

	static Stream<Arguments> pages() {
		return Stream.of(page("a public page", (browser) -> browser.get("/open/page"), 200),
				page("a page of whoever is logged in", (browser) -> {
					trial.logIn(browser);
					return browser.get(LoginTrial.PAGE);
				}, 200), page("a page that there is not", (browser) -> {
					trial.logIn(browser);
					return browser.get("/unknown");
				}, 404), page("the way to the login", (browser) -> browser.get(LoginTrial.PAGE), 302),
				page("the page of an outage", (browser) -> {
					trial.provider().token().answer(ProviderAnswer.status(500));
					return trial.logIn(browser);
				}, 503));
	}

	@Test
	void thePageOfAFailedLoginIsLikeTheOthers() {
		HttpResponse<String> response = trial.logIn(this.browser, (callback) -> callback.with("iss", "other"));
		trial.assertRefused(this.browser, response);
		assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
		assertThat(response.headers().firstValue("Referrer-Policy")).isPresent();
		assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(response.body()).doesNotContain(" style=", " onclick=", "src=", "<link");
	}

	@Test
	void overTlsBrowsersAreToldToStayWithIt() {
		RawHttp response = RawHttp.send(trial.application().port(), "GET /open/page", "Host: practice.example",
				"X-Forwarded-Proto: https");
		assertThat(response.header("Strict-Transport-Security")).contains("max-age=31536000");
	}

	@Test
	void withoutTlsBrowsersAreToldNothingOfIt() {
		assertThat(this.browser.get("/open/page").headers().firstValue("Strict-Transport-Security")).isEmpty();
	}

	@Test
	void anApplicationMayHaveAnotherContentSecurityPolicyOrNone() {
		try (LoginTrial other = LoginTrial.start(true,
				"klexhealth.client.content-security-policy=default-src https://cdn.example");
				LoginTrial none = LoginTrial.start(true, "klexhealth.client.content-security-policy=")) {
			assertThat(other.browser().get("/open/page").headers().firstValue("Content-Security-Policy"))
				.hasValue("default-src https://cdn.example");
			HttpHeaders headers = none.browser().get("/open/page").headers();
			assertThat(headers.firstValue("Content-Security-Policy")).isEmpty();
			assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
		}
	}

	@Test
	void nobodyIsLoggedOutByAnotherSite() {
		trial.assertLoggedIn(this.browser, trial.logIn(this.browser));
		assertThat(this.browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
		assertThat(this.browser.post("/logout", Map.of("_csrf", "forged")).statusCode()).isEqualTo(403);
		assertThat(trial.isLoggedIn(this.browser)).isTrue();
	}

	@Test
	void theTokenAgainstOtherSitesIsAnotherAfterTheLogin() {
		trial.assertLoggedIn(this.browser, trial.logIn(this.browser));
		String before = this.browser.get("/csrf").body();
		trial.assertLoggedIn(this.browser, trial.logIn(this.browser));
		assertThat(this.browser.post("/logout", Map.of("_csrf", before)).statusCode()).isEqualTo(403);
	}

	private static Arguments page(String description, Function<Browser, HttpResponse<String>> page, int status) {
		return arguments(description, page, status);
	}

}
