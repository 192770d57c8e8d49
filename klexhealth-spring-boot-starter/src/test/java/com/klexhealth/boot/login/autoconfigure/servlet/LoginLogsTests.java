package com.klexhealth.boot.login.autoconfigure.servlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.Callback;
import com.klexhealth.boot.testsupport.LyingProvider;
import com.klexhealth.boot.testsupport.ProviderAnswer;
import com.klexhealth.boot.testsupport.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What the log says of logins: nothing that is secret, no line that somebody else wrote,
 * and whoever runs the application learns of an outage.
 */
@ExtendWith(OutputCaptureExtension.class)
class LoginLogsTests {

	private static final String FORGED_LINE = "Forged <script>";

	private static final String FORGED = "a\r\n" + FORGED_LINE;

	private static final LoginTrial trial = LoginTrial.start(true);

	private final Browser browser = trial.browser();

	@BeforeEach
	void tellTheTruth() {
		trial.provider().tellTheTruth();
	}

	@AfterAll
	static void stop() {
		trial.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("faults")
	void nothingSecretAndNothingForgedIsLogged(String description,
			Function<LyingProvider, UnaryOperator<Callback>> fault, CapturedOutput output) {
		List<String> secrets = new ArrayList<>();
		trial.provider().lieInTokenResponses((response, asked) -> {
			secrets.add(String.valueOf(response.get("id_token")));
			secrets.add(String.valueOf(response.get("access_token")));
		});
		UnaryOperator<Callback> lie = fault.apply(trial.provider());
		trial.logIn(this.browser, (callback) -> {
			secrets.add(callback.get("code"));
			secrets.add(callback.get("state"));
			return lie.apply(callback);
		});
		assertThat(output.getAll()).doesNotContain(FORGED_LINE, LyingProvider.CLIENT_SECRET);
		assertThat(secrets).noneMatch(output.getAll()::contains);
	}

	static Stream<Arguments> faults() {
		Map<String, Object> error = Map.of("error", FORGED, "error_description", FORGED, "error_uri", FORGED);
		return Stream.of(lie("nothing is wrong", (provider) -> {
		}), arguments("the response is another issuer's",
				(Function<LyingProvider, UnaryOperator<Callback>>) (
						provider) -> (callback) -> callback.with("iss", FORGED)),
				lie("the token endpoint refuses",
						(provider) -> provider.token().answer(ProviderAnswer.json(400, error))),
				lie("the token endpoint fails", (provider) -> provider.token().answer(ProviderAnswer.json(500, error))),
				lie("the token endpoint gives a page",
						(provider) -> provider.token().answer(ProviderAnswer.text(200, "text/html", FORGED))),
				lie("the user info is another person's",
						(provider) -> provider.userInfo().answer(ProviderAnswer.json(Map.of("sub", FORGED)))),
				lie("the user info fails", (provider) -> provider.userInfo().answer(ProviderAnswer.json(500, error))),
				lie("the ID token is another issuer's",
						(provider) -> provider.lieInIdTokens((token) -> token.claim("iss", FORGED))),
				lie("the ID token names an unknown key",
						(provider) -> provider.lieInIdTokens((token) -> token.keyId(FORGED))));
	}

	@Test
	void aHostThatIsNotOursIsLoggedWithWhatToDo(CapturedOutput output) {
		RawHttp.send(trial.application().port(), "GET " + LoginTrial.LOGIN, "Host: evil.example");
		assertThat(output.getAll()).contains("Nobody can log in at \"evil.example\"")
			.contains("klexhealth.client.trusted-hosts");
	}

	@Test
	void anOutageIsAnError(CapturedOutput output) {
		trial.provider().token().answer(ProviderAnswer.status(500));
		trial.logIn(this.browser);
		assertThat(output.getAll()).contains("ERROR", "KlexHealth cannot be reached");
	}

	@Test
	void aRefusedLoginIsNoError(CapturedOutput output) {
		trial.logIn(this.browser, (callback) -> callback.with("iss", "https://attacker.example"));
		assertThat(output.getAll()).contains("Login failed").doesNotContain("ERROR", "attacker.example");
	}

	private static Arguments lie(String description, Consumer<LyingProvider> lie) {
		return arguments(description, (Function<LyingProvider, UnaryOperator<Callback>>) (provider) -> {
			lie.accept(provider);
			return UnaryOperator.identity();
		});
	}

}
