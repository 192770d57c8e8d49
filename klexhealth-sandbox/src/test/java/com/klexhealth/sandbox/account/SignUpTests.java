package com.klexhealth.sandbox.account;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.klexhealth.sandbox.support.Browser;
import com.klexhealth.sandbox.support.RunningSandbox;
import com.klexhealth.sandbox.support.SampleWebapp;

import static org.assertj.core.api.Assertions.assertThat;

class SignUpTests {

	private final RunningSandbox sandbox = RunningSandbox.shared();

	private final Browser browser = new Browser(this.sandbox);

	@Test
	void whoeverSignsUpIsLoggedIn() {
		assertThat(Browser.location(signUp("brandt", "a good password", "PATIENT"))).endsWith("/clients");
		assertThat(this.browser.get("/clients").body()).contains("Jana Brandt");
	}

	@Test
	void whoeverSignsUpOnTheWayToAnApplicationGetsThere() throws Exception {
		SampleWebapp webapp = new SampleWebapp();
		this.browser.get(webapp.authorizationRequest());
		String interrupted = Browser.location(signUp("onmyway", "a good password", "PATIENT"));
		assertThat(interrupted).contains("/oauth2/authorize?");
		assertThat(SampleWebapp.jwt(webapp.tokens(this.browser), "access_token")
			.getJWTClaimsSet()
			.getJSONObjectClaim("realm_access")
			.toString()).contains("patient");
	}

	@Test
	void whoeverSignsUpLogsInWithTheUserNameInAnyCase() {
		signUp("Case.Test", "a good password", "PRACTITIONER");
		assertThat(Browser.location(new Browser(this.sandbox).logIn("CASE.test", "a good password")))
			.endsWith("/clients");
	}

	@Test
	void aPasswordIsKeptAsAHash() {
		signUp("hashed", "a good password", "PATIENT");
		assertThat(this.sandbox.jdbc()
			.sql("SELECT password FROM account WHERE user_name = 'hashed'")
			.query(String.class)
			.single()).startsWith("{bcrypt}");
	}

	@Test
	void signingUpGetsANewSession() {
		this.browser.get("/sign-up");
		String before = this.browser.cookies().toString();
		signUp("newsession", "a good password", "PATIENT");
		assertThat(this.browser.cookies().toString()).isNotEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | weber      | a good password | PATIENT | This user name is taken
			de | WEBER      | a good password | PATIENT | Dieser Benutzername ist vergeben
			en | x          | a good password | PATIENT | Enter a user name
			en | not <good> | a good password | PATIENT | Enter a user name
			en | shorty     | too short       | PATIENT | Choose a password of at least 10 characters
			de | shorty     | too short       | PATIENT | Wählen Sie ein Passwort mit mindestens 10 Zeichen
			en | norole     | a good password | ''      | Choose a role
			en | norole     | a good password | ADMIN   | Choose a role
			""")
	void mistakesAreExplained(String language, String userName, String password, String role, String explanation) {
		HttpResponse<String> response = this.browser.submit("/sign-up", "/sign-up?lang=" + language, "givenName",
				"Jana", "familyName", "Brandt", "userName", userName, "email", "jana@example.com", "password", password,
				"role", role);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains(explanation).contains("value=\"jana@example.com\"");
		assertThat(response.body()).doesNotContain("value=\"" + password + "\"");
	}

	@Test
	void aPasswordThatBcryptWouldCutOffIsRefused() {
		HttpResponse<String> response = signUp("longpassword", "ä".repeat(37), "PATIENT");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("at most 72 bytes");
	}

	private HttpResponse<String> signUp(String userName, String password, String role) {
		return this.browser.submit("/sign-up", "/sign-up?lang=en", "givenName", "Jana", "familyName", "Brandt",
				"userName", userName, "email", "jana@example.com", "password", password, "role", role);
	}

}
