package com.klexhealth.boot.login.autoconfigure.servlet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NavigationRequestMatcher}.
 */
class NavigationRequestMatcherTests {

	@Test
	void whatABrowserCallsANavigationIsOne() {
		assertThat(matches("Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document", "Accept", "text/html")).isTrue();
		assertThat(matches("Sec-Fetch-Mode", "navigate")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cors", "no-cors", "same-origin", "websocket", "", "Navigate" })
	void whatABrowserCallsAnythingElseIsNone(String mode) {
		assertThat(matches("Sec-Fetch-Mode", mode, "Accept", "text/html")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "iframe", "frame", "embed", "object" })
	void aPageInsideAnotherIsNone(String destination) {
		assertThat(matches("Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", destination)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "*/*",
			"text/*", "", "application/json, text/html" })
	void whoeverMayWantHtmlIsAPerson(String accept) {
		assertThat(matches("Accept", accept)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json, text/plain, */*", "application/fhir+json, */*",
			"image/png", "text/event-stream", "nonsense", "/" })
	void whoeverWantsSomethingElseIsAProgram(String accept) {
		assertThat(matches("Accept", accept)).isFalse();
	}

	@Test
	void whoeverSaysNothingIsAPerson() {
		assertThat(matches()).isTrue();
	}

	@Test
	void aScriptMaySayThatItIsOne() {
		assertThat(matches("X-Requested-With", "XMLHttpRequest", "Accept", "text/html")).isFalse();
	}

	private static boolean matches(String... headers) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		for (int i = 0; i < headers.length; i += 2) {
			request.addHeader(headers[i], headers[i + 1]);
		}
		return new NavigationRequestMatcher().matches(request);
	}

}
