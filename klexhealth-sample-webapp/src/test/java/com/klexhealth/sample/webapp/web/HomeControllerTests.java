package com.klexhealth.sample.webapp.web;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static com.klexhealth.sample.webapp.TestVisitors.patient;
import static com.klexhealth.sample.webapp.TestVisitors.practitioner;
import static com.klexhealth.sample.webapp.TestVisitors.visitor;
import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(HomeController.class)
class HomeControllerTests {

	private final MockMvcTester mvc;

	HomeControllerTests(@Autowired MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@Test
	void whoeverIsNotLoggedInIsSentToTheLogin() {
		assertThat(this.mvc.get().uri("/")).hasStatus(HttpStatus.FOUND)
			.hasRedirectedUrl("/oauth2/authorization/klexhealth");
	}

	@Test
	void practitionersAreSentToTheirPatients() {
		assertThat(this.mvc.get().uri("/").with(practitioner())).hasRedirectedUrl("/patients");
	}

	@Test
	void patientsAreSentToTheirData() {
		assertThat(this.mvc.get().uri("/").with(patient())).hasRedirectedUrl("/me");
	}

	@Test
	void whoeverIsNeitherIsSentToTheProfile() {
		assertThat(this.mvc.get().uri("/").with(visitor("nemo", "Nemo"))).hasRedirectedUrl("/profile");
	}

	@Test
	void aRoleOfAnotherSpellingIsAnotherRole() {
		assertThat(this.mvc.get().uri("/").with(visitor("nemo", "Nemo", "ROLE_Practitioner", "practitioner")))
			.hasRedirectedUrl("/profile");
	}

}
