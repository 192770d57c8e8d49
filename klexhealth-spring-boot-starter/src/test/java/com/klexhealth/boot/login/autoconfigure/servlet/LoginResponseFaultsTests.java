package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.Callback;
import com.klexhealth.boot.testsupport.ProviderAnswer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What comes of authorization responses that are not what the provider would say: no code
 * is redeemed, and nobody is logged in (RFC 6749, sections 3.1 and 4.1.2; RFC 9207,
 * section 2.4).
 */
class LoginResponseFaultsTests {

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
	@MethodSource({ "wrongIssuers", "wrongParameters" })
	void whereTheProviderNamesItselfThisIsRefused(String description, UnaryOperator<Callback> lie) {
		assertRefusedUnredeemed(named, named.browser(), lie);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("wrongParameters")
	void whereTheProviderDoesNotNameItselfThisIsRefused(String description, UnaryOperator<Callback> lie) {
		assertRefusedUnredeemed(unnamed, unnamed.browser(), lie);
	}

	static Stream<Arguments> wrongIssuers() {
		String issuer = named.provider().uri();
		return Stream.of(fault("no iss", (callback) -> callback.without("iss")),
				fault("an empty iss", (callback) -> callback.with("iss", "")),
				fault("iss twice, the same", (callback) -> callback.and("iss", issuer)),
				fault("iss twice, the right one first", (callback) -> callback.and("iss", "https://attacker.example")),
				fault("iss twice, the right one last",
						(callback) -> callback.with("iss", "https://attacker.example").and("iss", issuer)),
				fault("iss with a slash at its end", (callback) -> callback.with("iss", issuer + "/")),
				fault("iss in upper case", (callback) -> callback.with("iss", issuer.toUpperCase(Locale.ROOT))),
				fault("iss encoded twice", (callback) -> callback.with("iss", issuer.replace(":", "%3A"))),
				fault("iss with a space before it", (callback) -> callback.with("iss", " " + issuer)),
				fault("iss under another host name",
						(callback) -> callback.with("iss", issuer.replace("localhost", "127.0.0.1"))),
				fault("Iss instead of iss", (callback) -> callback.without("iss").with("Iss", issuer)));
	}

	static Stream<Arguments> wrongParameters() {
		return Stream.of(fault("iss of somebody else", (callback) -> callback.with("iss", "https://attacker.example")),
				fault("iss twice, both wrong",
						(callback) -> callback.with("iss", "https://a.example").and("iss", "https://b.example")),
				fault("code twice, the same", (callback) -> callback.and("code", callback.get("code"))),
				fault("code twice, the right one first", (callback) -> callback.and("code", "injected")),
				fault("code twice, the right one last",
						(callback) -> callback.with("code", "injected").and("code", callback.get("code"))),
				fault("state twice, the same", (callback) -> callback.and("state", callback.get("state"))),
				fault("state twice, the right one first", (callback) -> callback.and("state", "injected")),
				fault("state twice, the right one last",
						(callback) -> callback.with("state", "injected").and("state", callback.get("state"))),
				fault("session_state twice",
						(callback) -> callback.and("session_state", "a").and("session_state", "b")),
				fault("code beside an error", (callback) -> callback.and("error", "access_denied")),
				fault("an error before the code",
						(callback) -> callback.without("code")
							.with("error", "server_error")
							.and("code", callback.get("code"))),
				fault("an empty code", (callback) -> callback.with("code", "")),
				fault("a blank code", (callback) -> callback.with("code", " ")),
				fault("neither code nor error", (callback) -> callback.without("code")),
				fault("no state", (callback) -> callback.without("state")),
				fault("an empty state", (callback) -> callback.with("state", "")),
				fault("a state that nobody gave", (callback) -> callback.with("state", "forged")),
				fault("half the state",
						(callback) -> callback.with("state",
								callback.get("state").substring(0, callback.get("state").length() / 2))),
				fault("a state in upper case",
						(callback) -> callback.with("state", callback.get("state").toUpperCase(Locale.ROOT))),
				fault("a state with more to it", (callback) -> callback.with("state", callback.get("state") + "a")),
				fault("no parameters", (callback) -> new Callback(callback.redirectUri(), List.of())),
				fault("a token as in the implicit flow",
						(callback) -> callback.without("code").with("access_token", "a").with("id_token", "a.b.c")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void aWrongErrorResponseIsRefusedAndNotEchoed(String description, UnaryOperator<Callback> lie) {
		Map<String, String> asked = this.browser.beginLogin(LoginTrial.LOGIN);
		Callback denied = named.provider()
			.deny(asked, "access_denied")
			.with("error_description", "<script>alert('description')</script>")
			.with("error_uri", "https://attacker.example/\"><script>alert('uri')</script>");
		HttpResponse<String> response = this.browser.get(lie.apply(denied).url());
		named.assertRefused(this.browser, response);
		assertThat(response.body()).doesNotContain("attacker.example", "alert");
		assertThat(named.provider().token().requests()).isZero();
		named.assertLogsInHonestly(this.browser);
	}

	static Stream<Arguments> aWrongErrorResponseIsRefusedAndNotEchoed() {
		return Stream.of(fault("an honest one", UnaryOperator.identity()),
				fault("no iss", (callback) -> callback.without("iss")),
				fault("iss of somebody else", (callback) -> callback.with("iss", "https://attacker.example")),
				fault("iss that is a script", (callback) -> callback.with("iss", "<script>alert(1)</script>")),
				fault("iss twice", (callback) -> callback.and("iss", callback.get("iss"))),
				fault("error twice", (callback) -> callback.and("error", "login_required")),
				fault("error that is a script", (callback) -> callback.with("error", "<script>alert(1)</script>")),
				fault("error with line breaks", (callback) -> callback.with("error", "a\r\nSet-Cookie: a=b")),
				fault("a state that nobody gave", (callback) -> callback.with("state", "<script>alert(1)</script>")),
				fault("a description of much length",
						(callback) -> callback.with("error_description", "<script>alert(1)</script>".repeat(100))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "server_error", "temporarily_unavailable" })
	void anErrorThatIsTheProvidersOutageIsAnsweredAsOne(String error) {
		Map<String, String> asked = this.browser.beginLogin(LoginTrial.LOGIN);
		named.assertUnavailable(this.browser, this.browser.get(named.provider().deny(asked, error).url()));
		named.assertLogsInHonestly(this.browser);
	}

	@Test
	void aCallbackOfAnotherBrowserLogsNobodyIn() {
		Browser attacker = named.browser();
		Callback theirs = named.provider().agree(attacker.beginLogin(LoginTrial.LOGIN));
		this.browser.beginLogin(LoginTrial.LOGIN);
		named.assertRefused(this.browser, this.browser.get(theirs.url()));
		assertThat(named.provider().token().requests()).isZero();
		assertThat(attacker.get(theirs.url()).statusCode()).isEqualTo(302);
		assertThat(named.isLoggedIn(attacker)).isTrue();
		named.assertLogsInHonestly(this.browser);
	}

	@Test
	void aCallbackToABrowserThatBeganNoLoginLogsNobodyIn() {
		Callback theirs = named.provider().agree(named.browser().beginLogin(LoginTrial.LOGIN));
		named.assertRefused(this.browser, this.browser.get(theirs.url()));
		assertThat(named.provider().token().requests()).isZero();
		named.assertLogsInHonestly(this.browser);
	}

	@Test
	void theCodeOfAnotherBrowserWithOnesOwnStateLogsNobodyIn() {
		Callback theirs = named.provider().agree(named.browser().beginLogin(LoginTrial.LOGIN));
		named.assertRefused(this.browser,
				named.logIn(this.browser, (callback) -> callback.with("code", theirs.get("code"))));
		named.assertLogsInHonestly(this.browser);
	}

	@Test
	void aCallbackLogsInOnceAndLogsNobodyOutAfterwards() {
		Callback callback = named.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN));
		named.assertLoggedIn(this.browser, this.browser.get(callback.url()));
		String session = this.browser.cookies();
		HttpResponse<String> again = this.browser.get(callback.url());
		assertThat(again.statusCode()).isIn(302, 400, 401);
		assertThat(named.provider().token().requests()).isEqualTo(1);
		assertThat(this.browser.cookies()).isEqualTo(session);
		assertThat(named.isLoggedIn(this.browser)).isTrue();
		Browser thief = named.browser();
		named.assertRefused(thief, thief.get(callback.url()));
		assertThat(named.provider().token().requests()).isEqualTo(1);
	}

	@Test
	void aCallbackIsNotRedeemedAgainAfterTheCodeWasRefused() {
		Callback callback = named.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN));
		named.provider().token().answer(ProviderAnswer.json(400, Map.of("error", "invalid_grant")));
		named.assertRefused(this.browser, this.browser.get(callback.url()));
		named.assertRefused(this.browser, this.browser.get(callback.url()));
		assertThat(named.provider().token().requests()).isEqualTo(1);
		named.assertLogsInHonestly(this.browser);
	}

	@Test
	void aRefusedCallbackIsNotRedeemedWhenItIsMended() {
		Callback callback = named.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN));
		named.assertRefused(this.browser, this.browser.get(callback.with("iss", "https://attacker.example").url()));
		named.assertRefused(this.browser, this.browser.get(callback.url()));
		assertThat(named.provider().token().requests()).isZero();
		named.assertLogsInHonestly(this.browser);
	}

	@Test
	void aCallbackToAnAccountThatIsLoggedInDoesNotChangeIt() {
		named.assertLoggedIn(this.browser, named.logIn(this.browser));
		Callback theirs = named.provider().agree(named.browser().beginLogin(LoginTrial.LOGIN));
		this.browser.get(theirs.url());
		assertThat(named.provider().token().requests()).isEqualTo(1);
		assertThat(named.isLoggedIn(this.browser)).isTrue();
	}

	@Test
	void aCallbackThatIsPostedLogsNobodyIn() {
		Callback callback = named.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN));
		HttpResponse<String> response = this.browser.post(callback.redirectUri(), callback.form());
		assertThat(response.statusCode()).isIn(400, 401, 403, 405);
		assertThat(named.provider().token().requests()).isZero();
		assertThat(named.isLoggedIn(this.browser)).isFalse();
		named.assertLogsInHonestly(this.browser);
	}

	@Test
	void aPostWithHalfTheCallbackInItsAddressLogsNobodyIn() {
		Callback callback = named.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN));
		HttpResponse<String> response = this.browser.post(callback.url(), Map.of("code", "injected"));
		assertThat(response.statusCode()).isIn(400, 401, 403, 405);
		assertThat(named.provider().token().requests()).isZero();
		assertThat(named.isLoggedIn(this.browser)).isFalse();
	}

	private static void assertRefusedUnredeemed(LoginTrial trial, Browser browser, UnaryOperator<Callback> lie) {
		trial.assertRefused(browser, trial.logIn(browser, lie));
		assertThat(trial.provider().token().requests()).isZero();
		trial.assertLogsInHonestly(browser);
	}

	private static Arguments fault(String description, UnaryOperator<Callback> lie) {
		return arguments(description, lie);
	}

}
