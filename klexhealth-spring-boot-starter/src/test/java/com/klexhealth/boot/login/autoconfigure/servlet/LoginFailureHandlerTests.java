package com.klexhealth.boot.login.autoconfigure.servlet;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

import com.klexhealth.boot.keys.IssuerMetadata;
import com.klexhealth.boot.login.IssuerUnavailableException;
import com.klexhealth.boot.login.KlexHealthRegistration;
import com.klexhealth.boot.login.RedirectUrl;
import com.klexhealth.url.UrlRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link LoginFailureHandler}.
 */
class LoginFailureHandlerTests {

	@Test
	void aFailedLoginIsUnauthorizedAndNotSentAnywhere() throws IOException {
		MockHttpServletResponse response = answer(
				new OAuth2AuthenticationException(new OAuth2Error("access_denied", "<b>", null)));
		assertThat(response.getStatus()).isEqualTo(401);
		assertThat(response.getRedirectedUrl()).isNull();
		assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
		assertThat(response.getContentAsString()).contains("You were not logged in").doesNotContain("<b>");
	}

	@Test
	void anOutageBetweenTheQuestionAndTheAnswerIsNotTheFaultOfWhoeverLogsIn() throws IOException {
		MockHttpServletResponse response = answer(outage());
		assertThat(response.getStatus()).isEqualTo(503);
		assertThat(response.getHeader("Retry-After")).isEqualTo("10");
	}

	@Test
	void theSecretIsNotInWhatTheRegistrationSaysOfItself() {
		assertThat(registration().toString()).contains("client").doesNotContain("5ecret");
	}

	private static MockHttpServletResponse answer(AuthenticationException failure) throws IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new LoginFailureHandler().onAuthenticationFailure(new MockHttpServletRequest(), response, failure);
		return response;
	}

	private static IssuerUnavailableException outage() {
		IssuerMetadata metadata = new IssuerMetadata("https://klexhealth.com", UrlRules.strict(), (url) -> {
			throw new IOException("down");
		}, Duration.ZERO, Clock.systemUTC());
		return catchThrowableOfType(IssuerUnavailableException.class,
				() -> registration().toClientRegistration(metadata));
	}

	private static KlexHealthRegistration registration() {
		return new KlexHealthRegistration("client", "5ecret", new RedirectUrl("{baseUrl}/callback"), Set.of());
	}

}
