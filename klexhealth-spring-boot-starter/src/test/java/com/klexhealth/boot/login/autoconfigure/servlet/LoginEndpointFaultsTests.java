package com.klexhealth.boot.login.autoconfigure.servlet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.Callback;
import com.klexhealth.boot.testsupport.LyingProvider;
import com.klexhealth.boot.testsupport.ProviderAnswer;
import com.klexhealth.boot.testsupport.ProviderEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What comes of a login while the token endpoint or the user-info endpoint is at fault:
 * nobody is logged in, nobody waits for long, and if it is an outage then it is called
 * one.
 */
class LoginEndpointFaultsTests {

	private static final String SCRIPT = "<script>alert(1)</script>";

	private static final LoginTrial trial = LoginTrial.start(true);

	private static final LyingProvider elsewhere = LyingProvider.start(true);

	private final Browser browser = trial.browser();

	@BeforeEach
	void tellTheTruth() {
		trial.provider().tellTheTruth();
		elsewhere.tellTheTruth();
	}

	@AfterAll
	static void stop() {
		trial.close();
		elsewhere.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "outagesOfTheTokenEndpoint", "unusableTokenResponses", "outagesOfTheUserInfo", "unusableUserInfo" })
	void thisIsAnOutage(String description, Consumer<LyingProvider> fault) {
		fault.accept(trial.provider());
		trial.assertUnavailable(this.browser, trial.logIn(this.browser));
		assertThat(trial.provider().token().requests()).isEqualTo(1);
		assertThat(elsewhere.token().requests() + elsewhere.userInfo().requests()).isZero();
		trial.assertLogsInHonestly(this.browser);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "refusalsOfTheTokenEndpoint", "liesOfTheUserInfo" })
	void thisIsRefused(String description, Consumer<LyingProvider> fault) {
		fault.accept(trial.provider());
		trial.assertRefused(this.browser, trial.logIn(this.browser));
		assertThat(trial.provider().token().requests()).isEqualTo(1);
		trial.assertLogsInHonestly(this.browser);
	}

	static Stream<Arguments> outagesOfTheTokenEndpoint() {
		return outages("token endpoint", LyingProvider::token,
				"{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300}");
	}

	static Stream<Arguments> outagesOfTheUserInfo() {
		return outages("user info", LyingProvider::userInfo, "{\"sub\":\"" + LyingProvider.SUBJECT + "\"}");
	}

	private static Stream<Arguments> outages(String name, Function<LyingProvider, ProviderEndpoint> endpoint,
			String body) {
		Map<String, ProviderAnswer> answers = new LinkedHashMap<>();
		answers.put("hangs", ProviderAnswer.hang());
		answers.put("drips", ProviderAnswer.drip(body));
		answers.put("hangs up", ProviderAnswer.hangUp());
		answers.put("answers 500", ProviderAnswer.status(500));
		answers.put("answers 502 with a page", ProviderAnswer.text(502, "text/html", SCRIPT));
		answers.put("answers 503", ProviderAnswer.status(503));
		answers.put("answers 429", ProviderAnswer.status(429));
		answers.put("answers ten megabytes", ProviderAnswer.huge(body));
		answers.put("answers half of JSON", ProviderAnswer.json(body.substring(0, body.length() - 2)));
		answers.put("answers with a page", ProviderAnswer.text(200, "text/html", "<html>" + SCRIPT + "</html>"));
		return answers.entrySet()
			.stream()
			.map((answer) -> fault("the " + name + " " + answer.getKey(),
					(provider) -> endpoint.apply(provider).answer(answer.getValue())));
	}

	static Stream<Arguments> refusalsOfTheTokenEndpoint() {
		return Stream.of(tokenError("invalid_grant", 400), tokenError("invalid_client", 401),
				tokenError("invalid_client", 400), tokenError("unauthorized_client", 403), tokenError(SCRIPT, 400));
	}

	static Stream<Arguments> unusableTokenResponses() {
		return Stream.of(token("a token of another type", "token_type", "mac"),
				token("no type of token", "token_type", null), token("no access token", "access_token", null),
				token("an empty access token", "access_token", ""), token("an empty ID token", "id_token", ""),
				token("a blank ID token", "id_token", " "), token("a number for an ID token", "id_token", 5),
				token("a truth for an ID token", "id_token", true),
				token("a list for an ID token", "id_token", List.of("a.b.c")),
				token("an object for an ID token", "id_token", Map.of("a", "b")),
				tokenBody("an error with 200", "{\"error\":\"invalid_grant\"}"), tokenBody("nothing", ""),
				tokenBody("null", "null"), tokenBody("a list", "[]"), tokenBody("a script", "\"" + SCRIPT + "\""),
				tokenRedirect(302), tokenRedirect(307), tokenRedirect(308));
	}

	static Stream<Arguments> liesOfTheUserInfo() {
		return Stream.of(userInfo("another person", "{\"sub\":\"somebody-else\"}"),
				userInfo("the person in upper case",
						"{\"sub\":\"" + LyingProvider.SUBJECT.toUpperCase(Locale.ROOT) + "\"}"),
				userInfo("an empty subject", "{\"sub\":\"\"}"), userInfo("a number for a subject", "{\"sub\":1}"),
				fault("the user info answers 401",
						(provider) -> provider.userInfo().answer(ProviderAnswer.status(401))),
				fault("the user info answers 403",
						(provider) -> provider.userInfo().answer(ProviderAnswer.status(403))));
	}

	static Stream<Arguments> unusableUserInfo() {
		return Stream.of(userInfo("nobody", "{}"), userInfo("null for a subject", "{\"sub\":null}"),
				userInfo("nothing", ""), userInfo("null", "null"), userInfo("a list", "[]"),
				userInfo("a script", "\"" + SCRIPT + "\""), userInfoRedirect(302), userInfoRedirect(308));
	}

	@Test
	void aCodeThatMayHaveBeenRedeemedIsNotRedeemedAgain() {
		Callback callback = trial.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN));
		trial.provider().token().answer(ProviderAnswer.hang());
		trial.assertUnavailable(this.browser, LoginTrial.patiently(() -> this.browser.get(callback.url())));
		trial.assertRefused(this.browser, LoginTrial.patiently(() -> this.browser.get(callback.url())));
		assertThat(trial.provider().token().requests()).isEqualTo(1);
		trial.assertLogsInHonestly(this.browser);
	}

	@Test
	void whereAllEndpointsHangNobodyWaitsForLong() {
		trial.provider().token().answer(ProviderAnswer.hang());
		trial.provider().userInfo().answer(ProviderAnswer.hang());
		trial.provider().keys().answer(ProviderAnswer.hang());
		trial.provider().discovery().answer(ProviderAnswer.hang());
		trial.assertUnavailable(this.browser, trial.logIn(this.browser));
		trial.assertLogsInHonestly(this.browser);
	}

	@Test
	void whoeverWasLoggedInStaysSoWhenAnotherLoginFails() {
		trial.assertLoggedIn(this.browser, trial.logIn(this.browser));
		trial.provider().token().answer(ProviderAnswer.status(500));
		assertThat(trial.logIn(this.browser).statusCode()).isEqualTo(503);
		assertThat(trial.isLoggedIn(this.browser)).isTrue();
	}

	private static Arguments tokenError(String error, int status) {
		return fault("the token endpoint answers " + status + " " + error,
				(provider) -> provider.token()
					.answer(ProviderAnswer.json(status, Map.of("error", error, "error_description", SCRIPT, "error_uri",
							"https://attacker.example/" + SCRIPT))));
	}

	private static Arguments token(String description, String name, @Nullable Object value) {
		return fault("the token endpoint gives " + description,
				(provider) -> provider.lieInTokenResponses((response, asked) -> response.put(name, value)));
	}

	private static Arguments tokenBody(String description, String body) {
		return fault("the token endpoint answers " + description,
				(provider) -> provider.token().answer(ProviderAnswer.json(body)));
	}

	private static Arguments tokenRedirect(int status) {
		return fault("the token endpoint is elsewhere, by " + status,
				(provider) -> provider.token().answer(ProviderAnswer.redirectTo(status, elsewhere.uri() + "/token")));
	}

	private static Arguments userInfoRedirect(int status) {
		return fault("the user info is elsewhere, by " + status, (provider) -> provider.userInfo()
			.answer(ProviderAnswer.redirectTo(status, elsewhere.uri() + "/userinfo")));
	}

	private static Arguments userInfo(String description, String body) {
		return fault("the user info says " + description,
				(provider) -> provider.userInfo().answer(ProviderAnswer.json(body)));
	}

	private static Arguments fault(String description, Consumer<LyingProvider> fault) {
		return arguments(description, fault);
	}

}
