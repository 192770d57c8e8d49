package com.klexhealth.tests;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import com.klexhealth.tests.support.Browser;
import com.klexhealth.tests.support.PatientsApi;
import com.klexhealth.tests.support.ShortLife;
import com.klexhealth.tests.support.TestProvider;
import com.klexhealth.tests.webapp.WebappApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is stored and asked for in PostgreSQL, in H2.
 */
class H2Tests {

	private static final String LOGIN = "/oauth2/authorization/klexhealth";

	private static final TestProvider provider = TestProvider.start();

	private static final PatientsApi api = PatientsApi.start();

	@SuppressWarnings("NullAway.Init")
	private static ConfigurableApplicationContext webapp;

	private final Browser browser = new Browser(uri());

	@BeforeAll
	static void start() {
		webapp = new SpringApplicationBuilder(WebappApplication.class).run("--server.port=0",
				"--spring.datasource.url=jdbc:h2:mem:webapp", "--klexhealth.issuer-uri=" + provider.uri(),
				"--patients-api-url=" + api.uri());
	}

	@BeforeEach
	void giveUsualTokens() {
		provider.giveUsualTokens();
	}

	@AfterAll
	static void stop() {
		webapp.close();
		provider.close();
		api.close();
	}

	@Test
	void aLoginEndsOnThePageAskedFor() {
		assertThat(this.browser.get("/me").statusCode()).isEqualTo(302);
		HttpResponse<String> page = this.browser.open("/me");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.uri().getPath()).isEqualTo("/me");
		assertThat(page.body()).contains("ROLE_practice-user");
	}

	@Test
	void aLogoutEndsTheSession() {
		logIn();
		assertThat(Browser.location(this.browser.logOut())).startsWith(provider.uri() + "/logout?");
		assertLoggedOut();
	}

	@Test
	void aBackChannelLogoutEndsTheSessionAndIsTakenOnce() {
		String logoutToken = provider.logoutToken(logIn());
		assertThat(deliver(logoutToken).statusCode()).isEqualTo(200);
		assertLoggedOut();
		assertThat(deliver(logoutToken).statusCode()).isEqualTo(400);
	}

	@Test
	void manyRequestsOnAnExpiredTokenAreOneRefresh() {
		provider.giveShortTokens();
		String subject = logIn();
		ShortLife.letItEnd();
		int refreshes = provider.refreshes();
		assertThat(this.browser.fetchAtOnce(20, "/patients"))
			.allSatisfy((patients) -> assertThat(patients.statusCode()).isEqualTo(200))
			.allSatisfy((patients) -> assertThat(patients.body()).startsWith(subject));
		assertThat(provider.refreshes() - refreshes).isEqualTo(1);
	}

	private static URI uri() {
		return URI.create("http://localhost:" + webapp.getEnvironment().getRequiredProperty("local.server.port"));
	}

	private String logIn() {
		HttpResponse<String> page = this.browser.open("/me");
		assertThat(page.statusCode()).isEqualTo(200);
		return page.body().split(" ")[0];
	}

	private void assertLoggedOut() {
		assertThat(Browser.location(this.browser.get("/me"))).endsWith(LOGIN);
	}

	private static HttpResponse<String> deliver(String logoutToken) {
		return new Browser(uri()).post("/logout/connect/back-channel/klexhealth", Map.of("logout_token", logoutToken));
	}

}
