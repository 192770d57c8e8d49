package com.klexhealth.boot.login;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoginProblem}, {@link ProviderOutage}, {@link LoginProblemTexts} and
 * {@link LoginProblemPage}.
 */
class LoginProblemTests {

	@Test
	void whatNobodyAnsweredIsAnOutage() {
		assertThat(of("invalid_token_response", new ResourceAccessException("down", new ConnectException())))
			.isEqualTo(LoginProblem.UNAVAILABLE);
		assertThat(of("invalid_token_response", new RestClientException("not JSON")))
			.isEqualTo(LoginProblem.UNAVAILABLE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 502, 503, 504 })
	void aFaultOfTheProviderIsAnOutage(int status) {
		assertThat(of("invalid_token_response", new HttpServerErrorException(HttpStatus.valueOf(status))))
			.isEqualTo(LoginProblem.UNAVAILABLE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 429 })
	void aProviderThatIsBusyIsAnOutage(int status) {
		assertThat(of("invalid_token_response", refused(status))).isEqualTo(LoginProblem.UNAVAILABLE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404 })
	void whatTheProviderRefusesIsNot(int status) {
		assertThat(of("invalid_token_response", refused(status))).isEqualTo(LoginProblem.FAILED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "temporarily_unavailable", "server_error", "unusable_token_response",
			"unusable_user_info_response" })
	void theProviderMaySayItself(String code) {
		assertThat(LoginProblem.of(new OAuth2AuthenticationException(code))).isEqualTo(LoginProblem.UNAVAILABLE);
		OAuth2AuthorizationException cause = new OAuth2AuthorizationException(new OAuth2Error(code));
		assertThat(LoginProblem.of(new OAuth2AuthenticationException(new OAuth2Error("other"), cause)))
			.isEqualTo(LoginProblem.UNAVAILABLE);
	}

	@Test
	void otherReasonsAreToldApart() {
		assertThat(LoginProblem.of(new OAuth2AuthenticationException("access_denied"))).isEqualTo(LoginProblem.DENIED);
		assertThat(LoginProblem.of(new OAuth2AuthenticationException("authorization_request_not_found")))
			.isEqualTo(LoginProblem.NOT_BEGUN);
		assertThat(LoginProblem.of(new OAuth2AuthenticationException("invalid_nonce"))).isEqualTo(LoginProblem.FAILED);
		assertThat(LoginProblem.of(new BadCredentialsException("a"))).isEqualTo(LoginProblem.FAILED);
	}

	@ParameterizedTest
	@EnumSource
	void eachIsExplainedInBothLanguages(LoginProblem problem) {
		LoginProblemTexts english = LoginProblemTexts.in(List.of(Locale.ENGLISH));
		LoginProblemTexts german = LoginProblemTexts.in(List.of(Locale.GERMANY));
		assertThat(german.title(problem)).isNotBlank().isNotEqualTo(english.title(problem));
		assertThat(german.text(problem)).isNotBlank().isNotEqualTo(english.text(problem));
		assertThat(german.retry()).isNotEqualTo(english.retry());
		assertThat(german.home()).isNotEqualTo(english.home());
	}

	@Test
	void theFirstLanguageThatThereIsCounts() {
		assertThat(LoginProblemTexts.in(List.of(Locale.FRENCH, Locale.GERMAN, Locale.ENGLISH)).language())
			.isEqualTo("de");
		assertThat(LoginProblemTexts.in(List.of(Locale.UK, Locale.GERMAN)).language()).isEqualTo("en");
		assertThat(LoginProblemTexts.in(List.of(Locale.FRENCH)).language()).isEqualTo("en");
		assertThat(LoginProblemTexts.in(List.of()).language()).isEqualTo("en");
	}

	@Test
	void thePageSaysWhatToDoNextAndLetsNothingIn() {
		String page = LoginProblemPage.of(LoginProblem.FAILED, LoginProblemTexts.in(List.of(Locale.GERMAN)),
				"/app\"><script>", "/app/");
		assertThat(page).contains("<html lang=\"de\">", "Die Anmeldung ist nicht gelungen", "Erneut anmelden",
				"href=\"/app/\"");
		assertThat(page).doesNotContain("<script>").contains("/app&quot;&gt;&lt;script&gt;");
		assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4096);
	}

	@Test
	void whatCannotBeRetriedOffersNoRetry() {
		LoginProblemTexts texts = LoginProblemTexts.in(List.of());
		assertThat(LoginProblemPage.of(LoginProblem.WRONG_ADDRESS, texts, "/login", "/")).doesNotContain("/login");
	}

	private static LoginProblem of(String code, Throwable cause) {
		return LoginProblem.of(new OAuth2AuthenticationException(new OAuth2Error(code), cause));
	}

	private static HttpClientErrorException refused(int status) {
		return HttpClientErrorException.create(HttpStatus.valueOf(status), "no", new HttpHeaders(), new byte[0],
				StandardCharsets.UTF_8);
	}

}
