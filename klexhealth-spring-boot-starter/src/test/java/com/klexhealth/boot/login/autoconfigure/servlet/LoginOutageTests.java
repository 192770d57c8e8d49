package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.Callback;
import com.klexhealth.boot.testsupport.LyingProvider;
import com.klexhealth.boot.testsupport.ProviderAnswer;
import com.klexhealth.boot.testsupport.ProviderEndpoint;
import com.klexhealth.boot.testsupport.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What becomes of an application while the provider is down, and afterwards.
 */
class LoginOutageTests {

	/** Applications that know nothing of the provider, and learn nothing here. */
	private static final LoginTrial withoutDiscovery = LoginTrial.start(true);

	private static final LoginTrial withoutKeys = LoginTrial.start(true);

	private static final LyingProvider elsewhere = LyingProvider.start(true);

	@AfterAll
	static void stop() {
		withoutDiscovery.close();
		withoutKeys.close();
		elsewhere.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void noLoginBeginsWhereDiscovery(String description, Consumer<LyingProvider> fault) {
		fault.accept(withoutDiscovery.provider());
		Browser browser = withoutDiscovery.browser();
		withoutDiscovery.assertUnavailable(browser, LoginTrial.patiently(() -> browser.get(LoginTrial.LOGIN)));
		assertThat(elsewhere.discovery().requests()).isZero();
	}

	static Stream<Arguments> noLoginBeginsWhereDiscovery() {
		LyingProvider provider = withoutDiscovery.provider();
		String document = JSONObjectUtils.toJSONString(provider.metadata());
		return Stream.concat(faults(LyingProvider::discovery, document, "/.well-known/openid-configuration"),
				Stream.of(member("names another issuer", "issuer", "https://attacker.example"),
						member("names the issuer with a slash", "issuer", provider.uri() + "/"),
						member("names no issuer", "issuer", null),
						member("has the keys elsewhere", "jwks_uri", elsewhere.uri() + "/keys"),
						member("has no keys", "jwks_uri", null),
						member("has no token endpoint", "token_endpoint", null),
						member("has no page for people", "authorization_endpoint", null),
						member("has a page without TLS", "authorization_endpoint", "http://attacker.example/"),
						member("has a page that is a script", "authorization_endpoint", "javascript:alert(1)"),
						member("has the token endpoint without TLS", "token_endpoint", "http://attacker.example/"),
						member("has the user info without TLS", "userinfo_endpoint", "http://attacker.example/"),
						member("has a number for a token endpoint", "token_endpoint", 5)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void noLoginEndsWhereTheKeyEndpoint(String description, Consumer<LyingProvider> fault) {
		fault.accept(withoutKeys.provider());
		Browser browser = withoutKeys.browser();
		withoutKeys.assertUnavailable(browser, withoutKeys.logIn(browser));
		assertThat(elsewhere.keys().requests()).isZero();
	}

	static Stream<Arguments> noLoginEndsWhereTheKeyEndpoint() {
		return Stream.concat(faults(LyingProvider::keys, withoutKeys.provider().publishedKeys(), "/keys"),
				Stream.of(fault("has no keys", (provider) -> provider.publishKeys()), fault("has a null for keys",
						(provider) -> provider.keys().answer(ProviderAnswer.json("{\"keys\":null}")))));
	}

	@Test
	void anApplicationThatStartsWhileTheProviderIsDownServesWhatIsPublicAndRecovers() {
		LyingProvider provider = LyingProvider.start(true);
		provider.kill();
		try (LoginTrial cold = LoginTrial.start(provider, "klexhealth.keys.minimum-refetch-interval=1s")) {
			Browser browser = cold.browser();
			assertThat(browser.get("/open/page").body()).isEqualTo("open");
			assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(200);
			assertThat(Browser.location(browser.get(LoginTrial.PAGE))).endsWith(LoginTrial.LOGIN);
			cold.assertUnavailable(browser, browser.get(LoginTrial.LOGIN));
			provider.revive();
			Awaitility.await()
				.atMost(Duration.ofSeconds(3))
				.until(() -> browser.get(LoginTrial.LOGIN).statusCode() == 302);
			HttpResponse<String> response = cold.logIn(browser);
			cold.assertLoggedIn(browser, response);
			assertThat(Browser.location(response)).contains(LoginTrial.PAGE);
		}
	}

	@Test
	void manyLoginsCostOneFetchOfTheKeys() {
		try (LoginTrial cold = LoginTrial.start(true)) {
			for (int i = 0; i < 10; i++) {
				Browser browser = cold.browser();
				cold.assertLoggedIn(browser, cold.logIn(browser));
			}
			assertThat(cold.provider().keys().requests()).isEqualTo(1);
			assertThat(cold.provider().discovery().requests()).isEqualTo(1);
		}
	}

	@Test
	void keysAndDiscoveryThatAreHeldMakeUpForAnOutageOfTheirs() {
		try (LoginTrial warm = LoginTrial.start(true)) {
			Browser browser = warm.browser();
			warm.assertLoggedIn(browser, warm.logIn(browser));
			warm.provider().keys().answer(ProviderAnswer.hang());
			warm.provider().discovery().answer(ProviderAnswer.hang());
			Browser another = warm.browser();
			warm.assertLoggedIn(another, warm.logIn(another));
		}
	}

	@Test
	void aNewKeyThatCannotBeFetchedYetIsAnOutage() {
		try (LoginTrial warm = LoginTrial.start(true)) {
			Browser browser = warm.browser();
			warm.assertLoggedIn(browser, warm.logIn(browser));
			warm.provider().keys().answer(ProviderAnswer.status(500));
			warm.provider().lieInIdTokens((token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256));
			Browser another = warm.browser();
			warm.assertUnavailable(another, warm.logIn(another));
			warm.provider().tellTheTruth();
			warm.provider().publishKeys(TestKeys.OTHER_RSA);
			warm.provider().lieInIdTokens((token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256));
			warm.assertLoggedIn(another, warm.logIn(another));
		}
	}

	/*
	 * The person's browser is sent back before the provider dies, or after it is back: in
	 * between there is nobody who could send it.
	 */
	@Test
	void onlyLoginsWithinAnOutageFail() {
		try (LoginTrial trial = LoginTrial.start(true, "klexhealth.keys.minimum-refetch-interval=10s")) {
			Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
			AtomicBoolean over = new AtomicBoolean();
			List<CompletableFuture<Void>> people = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				people.add(CompletableFuture.runAsync(() -> {
					while (!over.get()) {
						attempts.add(attempt(trial));
					}
				}));
			}
			awaitSuccess(attempts, (attempt) -> true);
			long killed = System.nanoTime();
			trial.provider().kill();
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> attempts.stream().filter((attempt) -> attempt.status() == 503).count() >= 5);
			trial.provider().revive();
			long revived = System.nanoTime();
			awaitSuccess(attempts, (attempt) -> attempt.begun() > revived);
			over.set(true);
			people.forEach(CompletableFuture::join);
			assertThat(attempts).filteredOn((attempt) -> attempt.status() != 302).isNotEmpty().allSatisfy((failed) -> {
				assertThat(failed.status()).isEqualTo(503);
				assertThat(failed.ended()).isGreaterThan(killed);
				assertThat(failed.begun()).isLessThan(revived);
			});
		}
	}

	private static void awaitSuccess(Queue<Attempt> attempts, Predicate<Attempt> which) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> attempts.stream().filter(which).filter((attempt) -> attempt.status() == 302).count() >= 5);
	}

	private static Attempt attempt(LoginTrial trial) {
		long begun = System.nanoTime();
		Browser browser = trial.browser();
		HttpResponse<String> answer = browser.get(LoginTrial.LOGIN);
		if (answer.statusCode() == 302) {
			Callback callback = trial.provider().agree(Browser.query(Browser.location(answer)));
			answer = browser.get(callback.url());
		}
		return new Attempt(begun, System.nanoTime(), answer.statusCode());
	}

	private static Stream<Arguments> faults(Function<LyingProvider, ProviderEndpoint> endpoint, String body,
			String path) {
		Map<String, ProviderAnswer> answers = new LinkedHashMap<>();
		answers.put("hangs", ProviderAnswer.hang());
		answers.put("drips", ProviderAnswer.drip(body));
		answers.put("hangs up", ProviderAnswer.hangUp());
		answers.put("answers 500", ProviderAnswer.status(500));
		answers.put("answers 404", ProviderAnswer.status(404));
		answers.put("answers 401", ProviderAnswer.status(401));
		answers.put("answers nothing", ProviderAnswer.json(""));
		answers.put("answers null", ProviderAnswer.json("null"));
		answers.put("answers a list", ProviderAnswer.json("[]"));
		answers.put("answers half", ProviderAnswer.json(body.substring(0, body.length() / 2)));
		answers.put("answers ten megabytes", ProviderAnswer.huge(body));
		answers.put("answers with a page", ProviderAnswer.text(200, "text/html", "<script>alert(1)</script>"));
		answers.put("is elsewhere", ProviderAnswer.redirectTo(302, elsewhere.uri() + path));
		answers.put("is elsewhere for good", ProviderAnswer.redirectTo(308, elsewhere.uri() + path));
		return answers.entrySet()
			.stream()
			.map((answer) -> fault(answer.getKey(), (provider) -> endpoint.apply(provider).answer(answer.getValue())));
	}

	private static Arguments member(String description, String name, @Nullable Object value) {
		return fault(description, (provider) -> {
			Map<String, Object> document = provider.metadata();
			if (value != null) {
				document.put(name, value);
			}
			else {
				document.remove(name);
			}
			provider.discovery().answer(ProviderAnswer.json(document));
		});
	}

	private static Arguments fault(String description, Consumer<LyingProvider> fault) {
		return arguments(description, (Consumer<LyingProvider>) (provider) -> {
			provider.tellTheTruth();
			fault.accept(provider);
		});
	}

	/**
	 * Somebody's attempt to log in.
	 */
	private record Attempt(long begun, long ended, int status) {

	}

}
