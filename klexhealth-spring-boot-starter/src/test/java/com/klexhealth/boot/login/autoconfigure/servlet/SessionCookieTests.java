package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.LyingProvider;
import com.klexhealth.boot.testsupport.RawHttp;
import com.klexhealth.boot.testsupport.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the session cookie lets nobody else do with it.
 */
class SessionCookieTests {

	private static final LoginTrial trial = LoginTrial.start(LinksApplication.class, LyingProvider.start(true),
			"server.forward-headers-strategy=native", "klexhealth.client.trusted-hosts=practice.example");

	private final Browser browser = trial.browser();

	@AfterAll
	static void stop() {
		trial.close();
	}

	@Test
	void itIsOutOfReachOfScriptsAndOfOtherSites() {
		assertThat(cookie(this.browser.get(LoginTrial.PAGE))).contains("httponly", "samesite=lax", "path=/")
			.doesNotContain("domain=");
	}

	@Test
	void itIsSoAfterTheLoginToo() {
		assertThat(cookie(trial.logIn(this.browser))).contains("httponly", "samesite=lax");
	}

	@Test
	void overHttpOnLoopbackItIsNotForTlsAlone() {
		assertThat(cookie(this.browser.get(LoginTrial.PAGE))).doesNotContain("secure");
	}

	@Test
	void overTlsItIsForTlsAlone() {
		RawHttp response = RawHttp.send(trial.application().port(), "GET " + LoginTrial.PAGE, "Accept: text/html",
				"Host: practice.example", "X-Forwarded-Proto: https");
		assertThat(response.header("Set-Cookie").toLowerCase(Locale.ROOT)).contains("; secure");
	}

	@Test
	void itIsForTlsAloneUnlessHttpIsLetThrough() {
		try (RunningApplication strict = strict()) {
			assertThat(cookie(new Browser(strict.uri()).get(LoginTrial.PAGE))).contains("; secure", "httponly",
					"samesite=lax");
		}
	}

	@Test
	void anApplicationMayNameItAndLimitItFurther() {
		try (RunningApplication strict = strict("server.servlet.session.cookie.name=ID",
				"server.servlet.session.cookie.path=/me")) {
			assertThat(cookie(new Browser(strict.uri()).get(LoginTrial.PAGE))).startsWith("id=")
				.contains("; secure", "httponly", "samesite=lax", "path=/me");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/me", "/unknown", LoginTrial.LOGIN, "/login/oauth2/code/klexhealth", "/links" })
	void noAddressHoldsTheSession(String path) {
		HttpResponse<String> response = this.browser.get(path);
		assertThat(response.headers().map().toString()).doesNotContainIgnoringCase(";jsessionid");
		assertThat(response.body()).doesNotContainIgnoringCase(";jsessionid");
	}

	@Test
	void noAddressHoldsTheSessionOfWhoeverIsLoggedIn() {
		HttpResponse<String> response = trial.logIn(this.browser);
		trial.assertLoggedIn(this.browser, response);
		assertThat(Browser.location(response)).doesNotContain(";");
		assertThat(this.browser.get("/links").body()).isEqualTo("/me /me");
	}

	@Test
	void aSessionInAnAddressIsNotUsed() {
		trial.assertLoggedIn(this.browser, trial.logIn(this.browser));
		String session = this.browser.cookies().replace("JSESSIONID=", ";jsessionid=");
		assertThat(trial.browser().get(LoginTrial.PAGE + session).statusCode()).isIn(302, 400);
		assertThat(trial.browser().get("/open/page" + session).headers().firstValue("Set-Cookie")).isEmpty();
	}

	private static String cookie(HttpResponse<String> response) {
		assertThat(response.headers().allValues("Set-Cookie")).hasSize(1);
		return response.headers().firstValue("Set-Cookie").orElseThrow().toLowerCase(Locale.ROOT);
	}

	private static RunningApplication strict(String... properties) {
		return RunningApplication
			.start(LoginApplication.class,
					Stream.concat(Stream.of("klexhealth.allow-loopback-http=false",
							"klexhealth.issuer-uri=https://localhost:1", "klexhealth.client.client-id=a",
							"klexhealth.client.client-secret=b",
							"klexhealth.client.redirect-url=https://practice.example/login/oauth2/code/klexhealth",
							"api-url=https://localhost:1"), Stream.of(properties))
						.toArray(String[]::new));
	}

	/**
	 * An application that asks for the session to be kept in its addresses.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import({ LoginApplication.class, LinksApplication.Links.class })
	static class LinksApplication {

		@RestController
		static class Links {

			@GetMapping("/links")
			String links(HttpServletRequest request, HttpServletResponse response) {
				request.getSession();
				return response.encodeURL("/me") + " " + response.encodeRedirectURL("/me");
			}

		}

	}

}
