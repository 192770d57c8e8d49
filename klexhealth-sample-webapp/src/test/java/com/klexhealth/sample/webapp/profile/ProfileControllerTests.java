package com.klexhealth.sample.webapp.profile;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static com.klexhealth.sample.webapp.TestVisitors.practitioner;
import static com.klexhealth.sample.webapp.TestVisitors.visitor;
import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(ProfileController.class)
class ProfileControllerTests {

	private final MockMvcTester mvc;

	ProfileControllerTests(@Autowired MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@Test
	void whoeverIsNotLoggedInIsSentToTheLogin() {
		assertThat(this.mvc.get().uri("/profile")).hasStatus(HttpStatus.FOUND)
			.hasRedirectedUrl("/oauth2/authorization/klexhealth");
	}

	@Test
	void theProfileSaysWhoIsLoggedIn() {
		assertThat(profile(practitioner(), "en")).hasStatusOk()
			.bodyText()
			.contains("<h1>Profile</h1>", "<dd>Dr. Miriam Weber</dd>", "<dd>weber</dd>",
					"<dd>Practitioner: treats patients and sees their records</dd>", "November 23, 2026",
					"<dd>https://klexhealth.com</dd>", ">Log you in<", "<code>patients:read</code>",
					"<a href=\"/profile\" aria-current=\"page\">Profile</a>");
	}

	@Test
	void theProfileSpeaksGerman() {
		assertThat(profile(practitioner(), "de")).hasStatusOk()
			.bodyText()
			.contains("<h1>Profil</h1>", "Praxis: behandelt Patienten und sieht deren Daten", "23. November 2026",
					">Sie anzumelden<", "<code>patients:read</code>");
	}

	@Test
	void scopesThatWereNotGrantedAreNotListed() {
		assertThat(profile(practitioner(), "en")).bodyText().doesNotContain("patients:write", "prescriptions:");
	}

	@Test
	void rolesAndScopesThatHaveNoWordsAreShownAsTheyAre() {
		assertThat(profile(visitor("weber", "Dr. Miriam Weber", "ROLE_auditor", "SCOPE_fax:send"), "en")).hasStatusOk()
			.bodyText()
			.contains("<dd>auditor</dd>", "<code>fax:send</code>")
			.doesNotContain("??");
	}

	@Test
	void whoeverHasNoRolesIsToldSo() {
		assertThat(profile(visitor("weber", "Dr. Miriam Weber"), "en")).hasStatusOk()
			.bodyText()
			.contains("<dd>no roles</dd>", "<p>Nothing.</p>");
	}

	@Test
	void theNameIsEscaped() {
		assertThat(profile(visitor("weber", "<script>alert(1)</script>"), "en")).hasStatusOk()
			.bodyText()
			.contains("&lt;script&gt;")
			.doesNotContain("<script");
	}

	@Test
	void noTokenIsShown() {
		assertThat(profile(practitioner(), "en")).bodyText().doesNotContain("the-id-token");
	}

	private MvcTestResult profile(RequestPostProcessor visitor, String language) {
		return this.mvc.get().uri("/profile").header("Accept-Language", language).with(visitor).exchange();
	}

}
