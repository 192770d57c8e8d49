package com.klexhealth.sandbox.storage;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.klexhealth.sandbox.support.Browser;
import com.klexhealth.sandbox.support.RunningSandbox;
import com.klexhealth.sandbox.support.SampleWebapp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What survives a restart when a file is configured: everything but the sessions.
 */
class RestartTests {

	@Test
	void dataSurvivesARestart(@TempDir Path directory) {
		String file = "klexhealth.sandbox.file=" + directory.resolve("data");
		SampleWebapp webapp = new SampleWebapp();
		Map<String, Object> tokens;
		String keys;
		try (RunningSandbox sandbox = RunningSandbox.start(file)) {
			Browser browser = new Browser(sandbox);
			browser.submit("/sign-up", "/sign-up", "givenName", "Jana", "familyName", "Brandt", "userName", "brandt",
					"email", "jana@example.com", "password", "a good password", "role", "PATIENT");
			browser.submit("/clients/new", "/clients/new", "name", "Praxis Sonnenschein", "redirectUrls",
					"https://example.com/cb");
			tokens = webapp.tokens(browser);
			keys = browser.get("/oauth2/jwks").body();
		}
		assertThat(directory.resolve("data.mv.db")).exists();
		try (RunningSandbox sandbox = RunningSandbox.start(file,
				"klexhealth.sandbox.demo.webapp-url=http://localhost:8089")) {
			Browser browser = new Browser(sandbox);
			assertThat(browser.get("/oauth2/jwks").body()).as("signing key").isEqualTo(keys);
			assertThat(Browser.location(browser.logIn("brandt", "a good password"))).as("account").endsWith("/clients");
			assertThat(browser.get("/clients").body()).as("client").contains("Praxis Sonnenschein");
			SampleWebapp moved = new SampleWebapp("klexhealth-sample-webapp", "klexhealth-sample-webapp-secret",
					"http://localhost:8089/login/oauth2/code/klexhealth");
			assertThat(Browser.location(browser.get(moved.authorizationRequest()))).as("consent, and the new address")
				.contains("code=");
			assertThat(webapp.refresh(browser, String.valueOf(tokens.get("refresh_token"))).statusCode())
				.as("refresh token")
				.isEqualTo(200);
		}
	}

}
