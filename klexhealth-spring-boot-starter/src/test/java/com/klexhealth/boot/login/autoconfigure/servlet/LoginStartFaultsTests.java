package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes of requests that want a login to begin or to end elsewhere.
 */
class LoginStartFaultsTests {

	private static final LoginTrial trial = LoginTrial.start(true);

	private static final LoginTrial proxied = LoginTrial.start(true, "server.forward-headers-strategy=framework",
			"klexhealth.client.trusted-hosts=practice.example");

	private final Browser browser = trial.browser();

	@BeforeEach
	void tellTheTruth() {
		trial.provider().tellTheTruth();
		proxied.provider().tellTheTruth();
	}

	@AfterAll
	static void stop() {
		trial.close();
		proxied.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:443", "localhost.evil.example", "evil.example:%d",
			"127.0.0.1.evil.example", "localhost:%d@evil.example", "evil.example#localhost", "evil.example?localhost",
			"evil.example/localhost", "evil.example\\localhost", "localhost, evil.example", "localhost%%2eevil.example",
			"xn--lcalhost-gwc", "", "[::ffff:203.0.113.1]", "203.0.113.1" })
	void noLoginBeginsAtAHostThatIsNotOurs(String host) {
		RawHttp response = start(LoginTrial.LOGIN, "Host: " + host.formatted(trial.application().port()));
		assertThat(response.status()).as(response.body()).isEqualTo(400);
		assertThat(response.header("Location")).isEmpty();
	}

	@Test
	void noLoginBeginsAtTwoHosts() {
		assertThat(start(LoginTrial.LOGIN, "Host: " + host(), "Host: evil.example").status()).isEqualTo(400);
		assertThat(start(LoginTrial.LOGIN, "Host: evil.example", "Host: " + host()).status()).isEqualTo(400);
	}

	@Test
	void noLoginBeginsAtNoHost() {
		assertThat(start(LoginTrial.LOGIN).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:%d", "evil.example" })
	void noLoginBeginsAtTheHostOfTheRequestLine(String host) {
		RawHttp response = start("http://evil.example" + LoginTrial.LOGIN,
				"Host: " + host.formatted(trial.application().port()));
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.header("Location")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example;proto=https",
			"X-Forwarded-Server: evil.example", "X-Host: evil.example", "X-Original-Host: evil.example",
			"X-HTTP-Host-Override: evil.example", "X-Forwarded-Prefix: /evil", "X-Forwarded-Proto: https",
			"X-Forwarded-Port: 1", "X-Original-URL: /evil", "X-Rewrite-URL: /evil", "Origin: http://evil.example",
			"Referer: http://evil.example/" })
	void whereNoProxyIsTrustedNoOtherHeaderTellsWhereALoginEnds(String header) {
		RawHttp response = start(LoginTrial.LOGIN, "Host: " + host(), header);
		assertThat(Browser.query(response.header("Location"))).containsEntry("redirect_uri",
				trial.application().uri() + "/login/oauth2/code/klexhealth");
		assertThat(response.header("Location")).doesNotContain("evil");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host: evil.example", "X-Forwarded-Host: evil.example, practice.example",
			"X-Forwarded-Host: practice.example.evil.example", "X-Forwarded-Host: practice.example@evil.example",
			"X-Forwarded-Host: notpractice.example", "Forwarded: host=evil.example;proto=https",
			"Forwarded: host=\"evil.example:443\";proto=https" })
	void whereAProxyIsTrustedNoLoginBeginsAtAHostThatIsNotOurs(String header) {
		RawHttp response = RawHttp.send(proxied.application().port(), "GET " + LoginTrial.LOGIN,
				"Host: practice.example", header, "X-Forwarded-Proto: https");
		assertThat(response.status()).as(response.body()).isEqualTo(400);
		assertThat(response.header("Location")).isEmpty();
	}

	@Test
	void aLoginBeginsAtATrustedHost() {
		RawHttp response = RawHttp.send(proxied.application().port(), "GET " + LoginTrial.LOGIN, "Host: 10.0.0.1:8080",
				"X-Forwarded-Host: practice.example", "X-Forwarded-Proto: https", "X-Forwarded-Port: 443");
		assertThat(response.status()).isEqualTo(302);
		assertThat(Browser.query(response.header("Location"))).containsEntry("redirect_uri",
				"https://practice.example/login/oauth2/code/klexhealth");
	}

	@Test
	void aTrustedHostMaySayItsNameInUpperCase() {
		RawHttp response = RawHttp.send(proxied.application().port(), "GET " + LoginTrial.LOGIN,
				"Host: PRACTICE.example", "X-Forwarded-Proto: https", "X-Forwarded-Port: 443");
		assertThat(response.status()).isEqualTo(302);
	}

	@Test
	void noLoginBeginsAtATrustedHostWithoutTls() {
		RawHttp response = RawHttp.send(proxied.application().port(), "GET " + LoginTrial.LOGIN,
				"Host: practice.example");
		assertThat(response.header("Location")).doesNotContain("redirect_uri=http://practice.example");
		assertThat(response.status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "action=evil", "action=authorize", "redirect_uri=https://evil.example/",
			"redirectUri=https://evil.example/", "issuer=https://evil.example", "iss=https://evil.example",
			"target_link_uri=https://evil.example", "login_hint=evil", "client_id=evil", "scope=evil", "nonce=evil",
			"state=evil", "code_challenge=evil", "code_challenge_method=plain", "response_type=token",
			"response_mode=fragment", "prompt=none", "registrationId=evil", "baseUrl=https://evil.example",
			"baseHost=evil.example", "request=evil", "request_uri=https://evil.example", "continue=//evil.example" })
	void noParameterReachesTheProvider(String parameter) {
		String asked = Browser.location(this.browser.get(LoginTrial.LOGIN + "?" + parameter));
		assertThat(asked).startsWith(trial.provider().uri() + "/authorize?").doesNotContain("evil");
		assertThat(Browser.query(asked))
			.containsEntry("redirect_uri", trial.application().uri() + "/login/oauth2/code/klexhealth")
			.containsEntry("response_type", "code")
			.containsEntry("code_challenge_method", "S256")
			.containsOnlyKeys("response_type", "client_id", "scope", "state", "redirect_uri", "nonce", "code_challenge",
					"code_challenge_method");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/me", "/me?continue=//evil.example", "/me?continue=https://evil.example/",
			"/me?url=https://evil.example&redirect=//evil.example", "//evil.example/me", "/%5Cevil.example/me",
			"/%2F%2Fevil.example/me", "/.//evil.example/me", "/;@evil.example/me", "/%09/evil.example",
			"/@evil.example", "/evil.example%2F..", "/login/oauth2/code/klexhealth/../..//evil.example" })
	void aLoginLeadsBackToThisApplication(String path) {
		HttpResponse<String> first = this.browser.get(trial.application().uri() + path);
		assertThat(first.statusCode()).isIn(302, 400);
		if (first.statusCode() == 302) {
			assertAtHome(Browser.location(first));
		}
		HttpResponse<String> response = trial.logIn(this.browser);
		trial.assertLoggedIn(this.browser, response);
		assertAtHome(Browser.location(response));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/\\evil.example", "\\\\evil.example", "/\\/evil.example", "//evil.example\\@localhost",
			"https://evil.example/me", "/me\\..\\..", "/\t/evil.example" })
	void whatIsNoPathLeadsNowhere(String target) {
		RawHttp response = start(target, "Host: " + host());
		assertThat(response.status()).isEqualTo(400);
		assertThat(response.header("Location")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "localhost.evil.example", "evil.example:443" })
	void whoeverSentAPageToAnotherHostDoesNotEndUpThere(String hostile) {
		this.browser.get(LoginTrial.PAGE);
		start(LoginTrial.PAGE, "Host: " + hostile, "Cookie: " + this.browser.cookies(), "Accept: text/html");
		HttpResponse<String> response = trial.logIn(this.browser);
		trial.assertLoggedIn(this.browser, response);
		assertAtHome(Browser.location(response));
	}

	@ParameterizedTest
	@ValueSource(strings = { "continue=https://evil.example", "redirect_uri=https://evil.example",
			"target=//evil.example", "spring-security-redirect=https://evil.example" })
	void theCallbackSaysNothingOfWhereTheLoginLeads(String parameter) {
		String[] words = parameter.split("=");
		HttpResponse<String> response = trial.logIn(this.browser, (callback) -> callback.and(words[0], words[1]));
		trial.assertLoggedIn(this.browser, response);
		assertAtHome(Browser.location(response));
	}

	@Test
	void aLogoutLeadsBackToThisApplication() {
		trial.assertLoggedIn(this.browser, trial.logIn(this.browser));
		String csrf = this.browser.get("/csrf").body();
		RawHttp response = RawHttp.sendForm(trial.application().port(),
				"POST /logout?continue=https://evil.example&post_logout_redirect_uri=https://evil.example",
				"_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8), "Host: evil.example",
				"Cookie: " + this.browser.cookies());
		assertThat(response.headers()).noneMatch((line) -> line.contains("evil"));
		assertThat(response.body()).doesNotContain("evil");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/oauth2/authorization/", "/oauth2/authorization/evil", "/oauth2/authorization/KLEXHEALTH",
			"/oauth2/authorization/klexhealth/", "/oauth2/authorization/klexhealth/evil",
			"/oauth2/authorization/%6blexhealth%20" })
	void aLoginBeginsAtOneAddressOnly(String path) {
		HttpResponse<String> response = this.browser.get(path);
		assertThat(response.headers().allValues("Location")).noneMatch((url) -> url.contains("/authorize"));
		assertThat(response.statusCode()).isIn(List.of(302, 400, 404));
	}

	private static void assertAtHome(String location) {
		URI home = URI.create(trial.application().uri() + "/");
		assertThat(location).doesNotStartWith("//").doesNotContain("\\", ";jsessionid");
		URI target = home.resolve(location);
		assertThat(target.getScheme()).isEqualTo("http");
		assertThat(target.getRawAuthority()).isEqualTo(home.getRawAuthority());
	}

	private static RawHttp start(String target, String... headers) {
		return RawHttp.send(trial.application().port(), "GET " + target, headers);
	}

	private static String host() {
		return "localhost:" + trial.application().port();
	}

}
