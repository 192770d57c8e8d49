package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

/**
 * A slice test of an application meets the lock, too.
 */
@WebMvcTest(controllers = ApiApplication.Controller.class, properties = "klexhealth.resource-server.audiences=api")
class WebMvcSliceTests {

	private final MockMvcTester mvc;

	@Autowired
	WebMvcSliceTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@Test
	void withoutATokenItIsClosed() {
		assertThat(this.mvc.get().uri("/me")).hasStatus(401)
			.hasHeader("Content-Type", "application/problem+json")
			.headers()
			.hasHeaderSatisfying("WWW-Authenticate",
					(challenge) -> assertThat(challenge).singleElement().asString().startsWith("Bearer"));
	}

	@Test
	void withATokenItIsOpen() {
		assertThat(this.mvc.get().uri("/me").with(jwt())).hasStatusOk();
	}

}
