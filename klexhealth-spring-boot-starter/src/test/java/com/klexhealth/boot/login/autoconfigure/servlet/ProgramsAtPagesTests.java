package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.http.HttpResponse;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Whoever asks for a page without being logged in is led to the login if it is a person,
 * and told so if it is a program, which could do nothing with a login page.
 */
class ProgramsAtPagesTests {

	private static final LoginTrial trial = LoginTrial.start(true);

	private static final String PERSON = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	@AfterAll
	static void stop() {
		trial.close();
	}

	@ParameterizedTest
	@MethodSource
	void aProgramIsToldThatItIsNotLoggedIn(String[] headers) {
		RawHttp response = get(LoginTrial.PAGE, Stream.of(headers));
		assertThat(response.status()).isEqualTo(401);
		assertThat(response.header("Content-Type")).startsWith("application/problem+json");
		assertThat(response.header("Location")).isEmpty();
		assertThat(response.header("Set-Cookie")).isEmpty();
		assertThat(response.header("Cache-Control")).contains("no-store");
		assertThat(response.body()).contains("\"status\":401");
	}

	static Stream<Arguments> aProgramIsToldThatItIsNotLoggedIn() {
		return Stream.of(headers("Accept: */*", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"),
				headers(PERSON, "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"),
				headers("Accept: */*", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"),
				headers("Accept: */*", "Sec-Fetch-Mode: same-origin", "Sec-Fetch-Dest: script"),
				headers("Accept: application/json"), headers("Accept: application/json, text/plain, */*"),
				headers("Accept: application/json", "X-Requested-With: XMLHttpRequest"),
				headers(PERSON, "X-Requested-With: XMLHttpRequest"), headers("Accept: text/event-stream"),
				headers("Accept: application/problem+json"));
	}

	@ParameterizedTest
	@MethodSource("aProgramIsToldThatItIsNotLoggedIn")
	void aProgramThatGoesToTheLoginItselfIsNotSentToAnotherOrigin(String[] headers) {
		RawHttp response = get(LoginTrial.LOGIN, Stream.of(headers));
		assertThat(response.header("Location")).isEmpty();
		assertThat(response.status()).isEqualTo(401);
		assertThat(response.header("Content-Type")).startsWith("application/problem+json");
	}

	@ParameterizedTest
	@MethodSource
	void aPersonIsLedToTheLogin(String[] headers) {
		RawHttp response = get(LoginTrial.PAGE, Stream.of(headers));
		assertThat(response.status()).isEqualTo(302);
		assertThat(response.header("Location")).endsWith(LoginTrial.LOGIN);
	}

	static Stream<Arguments> aPersonIsLedToTheLogin() {
		return Stream.of(headers(PERSON), headers("Accept: text/html"),
				headers(PERSON, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document", "Sec-Fetch-Site: none"),
				headers(PERSON, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document", "Sec-Fetch-Site: cross-site"));
	}

	@ParameterizedTest
	@MethodSource("aProgramIsToldThatItIsNotLoggedIn")
	void aProgramDoesNotChangeThePageThatAPersonComesBackTo(String[] headers) {
		Browser browser = trial.browser();
		browser.get(LoginTrial.PAGE + "?wanted");
		get("/unknown", Stream.concat(Stream.of(headers), Stream.of("Cookie: " + browser.cookies())));
		HttpResponse<String> response = trial.logIn(browser);
		assertThat(Browser.location(response)).contains(LoginTrial.PAGE + "?wanted");
	}

	private static RawHttp get(String path, Stream<String> headers) {
		return RawHttp.send(trial.application().port(), "GET " + path,
				Stream.concat(Stream.of("Host: localhost:" + trial.application().port()), headers)
					.toArray(String[]::new));
	}

	private static Arguments headers(String... headers) {
		return arguments((Object) headers);
	}

}
