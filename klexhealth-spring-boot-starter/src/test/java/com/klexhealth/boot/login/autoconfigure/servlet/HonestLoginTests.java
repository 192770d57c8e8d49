package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.Callback;
import com.klexhealth.boot.testsupport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Logins with nothing wrong about them succeed, and those that people end themselves say
 * how to go on.
 */
class HonestLoginTests {

	private static final LoginTrial named = LoginTrial.start(true);

	private static final LoginTrial unnamed = LoginTrial.start(false);

	private final Browser browser = named.browser();

	@BeforeEach
	void tellTheTruth() {
		named.provider().tellTheTruth();
		unnamed.provider().tellTheTruth();
	}

	@AfterAll
	static void stop() {
		named.close();
		unnamed.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("truths")
	void whereTheProviderNamesItselfThisLogsIn(String description, UnaryOperator<Callback> truth) {
		assertLogsIn(named, truth);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("truths")
	void whereTheProviderDoesNotNameItselfThisLogsIn(String description, UnaryOperator<Callback> truth) {
		assertLogsIn(unnamed, truth);
	}

	static Stream<Arguments> truths() {
		return Stream.of(truth("a plain response", UnaryOperator.identity()),
				truth("parameters of other specifications",
						(callback) -> callback.and("session_state", "a.b").and("scope", "openid profile")),
				truth("unknown parameters", (callback) -> callback.and("a", "1").and("b", "<script>")),
				truth("parameters in another order",
						(callback) -> callback.without("state").and("state", callback.get("state"))),
				truth("an unknown parameter without a value", (callback) -> callback.and("a", "")));
	}

	@Test
	void aProviderMayNameItselfThoughItDoesNotSayThatItDoes() {
		assertLogsIn(unnamed, (callback) -> callback.with("iss", unnamed.provider().uri()));
	}

	@Test
	void aLoginLeadsToThePageThatWasAskedFor() {
		this.browser.get("/me?a=%C3%BC&b=1");
		HttpResponse<String> response = named.logIn(this.browser);
		assertThat(Browser.location(response)).contains("/me?a=%C3%BC&b=1");
		assertThat(this.browser.get(Browser.location(response)).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void twoTabsOfABrowserLogIn(boolean firstIsFirst) {
		this.browser.get(LoginTrial.PAGE);
		Callback first = named.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN));
		Callback second = named.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN));
		HttpResponse<String> one = this.browser.get(((firstIsFirst) ? first : second).url());
		named.assertLoggedIn(this.browser, one);
		HttpResponse<String> other = this.browser.get(((firstIsFirst) ? second : first).url());
		named.assertLoggedIn(this.browser, other);
		assertThat(named.provider().token().requests()).isEqualTo(2);
	}

	@Test
	void twoTabsOfABrowserLogInAtTheSameTime() {
		this.browser.get(LoginTrial.PAGE);
		List<String> callbacks = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			callbacks.add(named.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN)).url());
		}
		List<CompletableFuture<HttpResponse<String>>> answers = callbacks.stream()
			.map((callback) -> CompletableFuture.supplyAsync(() -> this.browser.get(callback)))
			.toList();
		for (CompletableFuture<HttpResponse<String>> answer : answers) {
			assertThat(answer.join().statusCode()).isEqualTo(302);
		}
		assertThat(named.isLoggedIn(this.browser)).isTrue();
	}

	@RepeatedTest(10)
	void aCallbackThatComesManyTimesAtOnceIsRedeemedOnce() {
		String callback = named.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN)).url();
		CyclicBarrier together = new CyclicBarrier(8);
		List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(() -> callback)
			.limit(8)
			.map((url) -> CompletableFuture.supplyAsync(() -> {
				await(together);
				return this.browser.get(url);
			}, (person) -> new Thread(person).start()))
			.toList();
		assertThat(answers).extracting((answer) -> answer.join().statusCode()).contains(302).containsOnly(302, 401);
		assertThat(named.provider().token().requests()).isEqualTo(1);
		assertThat(named.isLoggedIn(this.browser)).isTrue();
	}

	@Test
	void whoeverBeginsManyLoginsCanFinishTheLast() {
		for (int i = 0; i < 50; i++) {
			this.browser.beginLogin(LoginTrial.LOGIN);
		}
		named.assertLoggedIn(this.browser, named.logIn(this.browser));
	}

	@Test
	void peopleLogInSideBySide() {
		List<CompletableFuture<Void>> people = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			people.add(CompletableFuture.runAsync(() -> {
				Browser person = named.browser();
				named.assertLoggedIn(person, named.logIn(person));
			}));
		}
		people.forEach(CompletableFuture::join);
		assertThat(named.provider().token().requests()).isEqualTo(20);
	}

	@Test
	void theSessionFromBeforeTheLoginIsNotLoggedIn() {
		this.browser.get(LoginTrial.PAGE);
		String planted = this.browser.cookies();
		assertThat(planted).isNotEmpty();
		named.assertLoggedIn(this.browser, named.logIn(this.browser));
		assertThat(this.browser.cookies()).isNotEqualTo(planted);
		assertThat(page(planted).status()).isEqualTo(302);
		assertThat(page(this.browser.cookies()).status()).isEqualTo(200);
	}

	@Test
	void aSessionThatSomebodyMadeUpIsNotUsed() {
		RawHttp response = page("JSESSIONID=0123456789ABCDEF0123456789ABCDEF");
		assertThat(response.header("Set-Cookie")).doesNotContain("0123456789ABCDEF0123456789ABCDEF");
	}

	@ParameterizedTest
	@ValueSource(strings = { "de", "de-AT,en;q=0.5", "fr, de;q=0.5" })
	void whoeverEndsTheLoginIsToldInGermanHowToTryAgain(String languages) {
		HttpResponse<String> response = deny(languages);
		named.assertRefused(this.browser, response);
		assertThat(response.body()).contains("lang=\"de\"").isNotEqualTo(deny("en").body());
		assertThat(response.headers().firstValue("Content-Language")).hasValue("de");
		named.assertLogsInHonestly(this.browser);
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "fr", "*", "en-GB, de;q=0.9", "<script>" })
	void whoeverEndsTheLoginIsToldInEnglishHowToTryAgain(String languages) {
		HttpResponse<String> response = deny(languages);
		named.assertRefused(this.browser, response);
		assertThat(response.body()).contains("lang=\"en\"");
		assertThat(response.headers().firstValue("Content-Language")).hasValue("en");
		assertThat(response.headers().allValues("Vary")).anyMatch((names) -> names.contains("Accept-Language"));
	}

	private static void await(CyclicBarrier barrier) {
		try {
			barrier.await();
		}
		catch (InterruptedException | BrokenBarrierException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpResponse<String> deny(String languages) {
		Map<String, String> asked = this.browser.beginLogin(LoginTrial.LOGIN);
		return this.browser.get(named.provider().deny(asked, "access_denied").url(), "Accept-Language", languages);
	}

	private static RawHttp page(String cookies) {
		return RawHttp.send(named.application().port(), "GET " + LoginTrial.PAGE,
				"Host: localhost:" + named.application().port(), "Accept: text/html, */*;q=0.8", "Cookie: " + cookies);
	}

	private static void assertLogsIn(LoginTrial trial, UnaryOperator<Callback> truth) {
		Browser person = trial.browser();
		trial.assertLoggedIn(person, trial.logIn(person, truth));
	}

	private static Arguments truth(String description, UnaryOperator<Callback> truth) {
		return arguments(description, truth);
	}

}
