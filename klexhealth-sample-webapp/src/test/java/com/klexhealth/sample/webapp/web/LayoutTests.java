package com.klexhealth.sample.webapp.web;

import java.util.Locale;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class LayoutTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/patients");

	@Test
	void languageLinksAreRelativeToThePage() {
		assertThat(layout().languageLinks()).extracting(Layout.LanguageLink::href)
			.containsExactly("?lang=en", "?lang=de");
	}

	@Test
	void languageLinksKeepTheQueryAsItWasSent() {
		this.request.setQueryString("search=%C3%96+%26&page=2");
		assertThat(layout().languageLinks()).extracting(Layout.LanguageLink::href)
			.containsExactly("?search=%C3%96+%26&page=2&lang=en", "?search=%C3%96+%26&page=2&lang=de");
	}

	@Test
	void languageLinksReplaceTheLanguage() {
		this.request.setQueryString("lang=de&search=language&lang=en");
		assertThat(layout().languageLinks()).extracting(Layout.LanguageLink::href)
			.containsExactly("?search=language&lang=en", "?search=language&lang=de");
	}

	@Test
	void languagesNameThemselvesAndTheCurrentOneIsMarked() {
		assertThat(layout().languageLinks()).extracting(Layout.LanguageLink::name, Layout.LanguageLink::current)
			.containsExactly(tuple("English", false), tuple("Deutsch", true));
	}

	@Test
	void aPageIsInItsSectionAndInNoneThatOnlyBeginsAlike() {
		this.request.setRequestURI("/patients/42");
		assertThat(layout().isIn("/patients")).isTrue();
		assertThat(layout().isIn("/pat")).isFalse();
		assertThat(layout().isIn("/me")).isFalse();
	}

	@Test
	void theContextPathDoesNotCount() {
		this.request.setContextPath("/sample");
		this.request.setRequestURI("/sample/me");
		assertThat(layout().isIn("/me")).isTrue();
	}

	@Test
	void anErrorPageLinksToThePageThatFailed() {
		this.request.setRequestURI("/error");
		this.request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/patients");
		this.request.setAttribute(RequestDispatcher.ERROR_QUERY_STRING, "search=a");
		assertThat(layout().retryLink()).isEqualTo("?search=a");
		assertThat(layout().isIn("/patients")).isTrue();
	}

	@Test
	void nobodyIsLoggedInWithoutALogin() {
		assertThat(layout().visitor()).isNull();
	}

	private Layout layout() {
		return Layout.of(this.request, Locale.GERMAN);
	}

}
