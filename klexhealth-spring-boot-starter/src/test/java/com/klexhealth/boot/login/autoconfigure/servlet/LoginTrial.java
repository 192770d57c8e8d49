package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.Callback;
import com.klexhealth.boot.testsupport.LyingProvider;
import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose people log in at a provider that may lie.
 *
 * @param provider the provider
 * @param application the application
 */
record LoginTrial(LyingProvider provider, RunningApplication application) implements AutoCloseable {

	/** Where a login begins. */
	static final String LOGIN = "/oauth2/authorization/klexhealth";

	/** A page for those who are logged in. */
	static final String PAGE = "/me";

	/** What no lie may make anybody wait longer than. */
	private static final Duration PATIENCE = Duration.ofSeconds(6);

	static LoginTrial start(LyingProvider provider, String... properties) {
		return start(LoginApplication.class, provider, properties);
	}

	static LoginTrial start(Class<?> source, LyingProvider provider, String... properties) {
		return new LoginTrial(provider, RunningApplication.start(source, Stream
			.concat(Stream.of("klexhealth.issuer-uri=" + provider.uri(),
					"klexhealth.client.client-id=" + TestIssuer.CLIENT_ID,
					"klexhealth.client.client-secret=" + LyingProvider.CLIENT_SECRET, "klexhealth.client.timeout=1s",
					"klexhealth.keys.timeout=1s", "klexhealth.keys.minimum-refetch-interval=0",
					"klexhealth.public-paths=/open/**", "api-url=http://localhost:1"), Stream.of(properties))
			.toArray(String[]::new)));
	}

	static LoginTrial start(boolean announcesIssuer, String... properties) {
		return start(LyingProvider.start(announcesIssuer), properties);
	}

	Browser browser() {
		return new Browser(this.application.uri());
	}

	/**
	 * Has somebody log in whose provider agrees.
	 * @param browser the browser
	 * @param lie changes where the provider sends the browser
	 * @return what the application says to it
	 */
	HttpResponse<String> logIn(Browser browser, UnaryOperator<Callback> lie) {
		Map<String, String> asked = browser.beginLogin(LOGIN);
		String url = lie.apply(this.provider.agree(asked)).url();
		return patiently(() -> browser.get(url));
	}

	HttpResponse<String> logIn(Browser browser) {
		return logIn(browser, UnaryOperator.identity());
	}

	boolean isLoggedIn(Browser browser) {
		return browser.get(PAGE).statusCode() == 200;
	}

	/**
	 * Checks that somebody is logged in and led to a page of the application.
	 * @param browser the browser
	 * @param response what the application said to the callback
	 */
	void assertLoggedIn(Browser browser, HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
		assertThat(isLoggedIn(browser)).isTrue();
	}

	/**
	 * Checks that nobody is logged in, and that a page says so which leads on.
	 * @param browser the browser
	 * @param response what the application said
	 */
	void assertRefused(Browser browser, HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(401);
		assertErrorPage(browser, response);
	}

	/**
	 * Checks that nobody is logged in, and that a page says that it can be tried later.
	 * @param browser the browser
	 * @param response what the application said
	 */
	void assertUnavailable(Browser browser, HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After"))
			.hasValueSatisfying((seconds) -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60));
		assertErrorPage(browser, response);
	}

	private void assertErrorPage(Browser browser, HttpResponse<String> response) {
		assertThat(response.headers().firstValue("Location")).isEmpty();
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		assertThat(response.headers().firstValue("Cache-Control"))
			.hasValueSatisfying((value) -> assertThat(value).contains("no-store"));
		assertThat(response.body()).contains("href=\"" + LOGIN + "\"").doesNotContain("<script", "alert(");
		assertThat(isLoggedIn(browser)).isFalse();
	}

	/**
	 * Checks that whatever went wrong is over once the provider is honest.
	 * @param browser the browser that it went wrong for
	 */
	void assertLogsInHonestly(Browser browser) {
		this.provider.tellTheTruth();
		assertLoggedIn(browser, logIn(browser));
	}

	static <T> T patiently(Supplier<T> request) {
		long begun = System.nanoTime();
		T answer = request.get();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
		return answer;
	}

	@Override
	public void close() {
		this.application.close();
		this.provider.close();
	}

}
