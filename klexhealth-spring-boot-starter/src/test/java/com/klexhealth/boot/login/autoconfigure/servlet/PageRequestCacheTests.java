package com.klexhealth.boot.login.autoconfigure.servlet;

import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.web.savedrequest.SavedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PageRequestCache}.
 */
class PageRequestCacheTests {

	private final PageRequestCache cache = new PageRequestCache();

	private final MockHttpSession session = new MockHttpSession();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void remembersPathAndQueryOfAPage() {
		save(request("GET", "/app/patients/a%20b", "x=%C3%BC&y"));
		assertThat(saved()).isEqualTo("/patients/a%20b?x=%C3%BC&y");
	}

	@Test
	void remembersNoHostAndNoHeader() {
		MockHttpServletRequest request = request("GET", "/app/me", null);
		request.setServerName("attacker.example");
		request.addHeader("Cookie", "a=b");
		save(request);
		assertThat(saved()).isEqualTo("/me");
		assertThat(Collections.list(this.session.getAttributeNames())).hasSize(1);
		assertThat(this.session.getAttribute("klexhealth.page")).isEqualTo("/me");
	}

	@Test
	void remembersTheLastPage() {
		save(request("GET", "/app/a", null));
		save(request("GET", "/app/b", null));
		assertThat(saved()).isEqualTo("/b");
	}

	@Test
	void forgetsAPage() {
		save(request("GET", "/app/a", null));
		this.cache.removeRequest(request("GET", "/app/a", null), this.response);
		assertThat(saved()).isNull();
	}

	@Test
	void whatIsNoPageIsNotRemembered() {
		MockHttpServletRequest script = request("GET", "/app/data", null);
		script.addHeader("Sec-Fetch-Mode", "cors");
		for (MockHttpServletRequest request : List.of(script, request("POST", "/app/a", null),
				request("GET", "/app/favicon.ico", null), request("GET", "/app//attacker.example", null),
				request("GET", "/app/a", "b".repeat(2048)))) {
			save(request);
		}
		assertThat(Collections.list(this.session.getAttributeNames())).isEmpty();
	}

	@Test
	void withoutASessionThereIsNoPage() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		assertThat(this.cache.getRequest(request, this.response)).isNull();
		this.cache.removeRequest(request, this.response);
		assertThat(request.getSession(false)).isNull();
	}

	private void save(MockHttpServletRequest request) {
		this.cache.saveRequest(request, this.response);
	}

	private @Nullable String saved() {
		SavedRequest saved = this.cache.getRequest(request("GET", "/app/", null), this.response);
		return (saved != null) ? saved.getRedirectUrl() : null;
	}

	private MockHttpServletRequest request(String method, String path, @Nullable String query) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		request.setContextPath("/app");
		request.setQueryString(query);
		request.setSession(this.session);
		return request;
	}

}
