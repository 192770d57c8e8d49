package com.klexhealth.tests;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import com.klexhealth.tests.support.Browser;
import com.klexhealth.tests.support.KeycloakAdmin;
import com.klexhealth.tests.support.KeycloakForTests;
import com.klexhealth.tests.support.KeycloakServer;
import com.klexhealth.tests.support.NeedsKeycloak;
import com.klexhealth.tests.support.PatientsApi;
import com.klexhealth.tests.support.PostgresServer;
import com.klexhealth.tests.support.Replicas;
import com.klexhealth.tests.support.ShortLife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Logins and logouts of a person at a real Keycloak, whose event log tells what the
 * webapp asked of it.
 */
@NeedsKeycloak
@Order(Integer.MAX_VALUE)
class KeycloakLoginTests {

	private static final String CLIENT = "klexhealth-webapp";

	private static final String LOGIN = "/oauth2/authorization/klexhealth";

	private static final Map<String, String> CREDENTIALS = Map.of("username", "weber", "password", "weber-password");

	private static final PatientsApi api = PatientsApi.start();

	@SuppressWarnings("NullAway.Init")
	private static KeycloakServer keycloak;

	@SuppressWarnings("NullAway.Init")
	private static KeycloakAdmin admin;

	@SuppressWarnings("NullAway.Init")
	private static Replicas replicas;

	private final Browser browser = new Browser(replicas.uri());

	@BeforeAll
	static void start() {
		keycloak = KeycloakForTests.get();
		admin = new KeycloakAdmin(keycloak);
		replicas = Replicas.start("keycloak-login", PostgresServer.createDatabase("keycloak_login"),
				"klexhealth.issuer-uri=" + keycloak.issuer(), "patients-api-url=" + api.uri());
		admin.setClientAttributes(CLIENT, Map.of("backchannel.logout.url",
				replicas.uri() + "/logout/connect/back-channel/klexhealth", "access.token.lifespan", "300"));
	}

	@AfterAll
	static void stop() {
		replicas.close();
		api.close();
	}

	@Test
	void aLoginEndsOnThePageAskedForWithNameAndRoles() {
		HttpResponse<String> page = logIn("/me?tab=2");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.uri().toString()).startsWith(replicas.uri() + "/me?tab=2");
		assertThat(page.body()).contains("ROLE_practice-user");
		assertThat(this.browser.get("/patients").statusCode()).isEqualTo(200);
	}

	@Test
	void aWrongPasswordLogsNobodyIn() {
		HttpResponse<String> form = this.browser.open("/me");
		HttpResponse<String> refused = this.browser.submit(form, Map.of("username", "weber", "password", "wrong"));
		assertThat(refused.statusCode()).isEqualTo(200);
		assertThat(refused.uri().toString()).startsWith(keycloak.issuer());
		assertLoggedOut();
	}

	@Test
	void keycloakIsAskedWithPkceAndNamesItselfInItsAnswer() {
		HttpResponse<String> login = this.browser.follow(this.browser.get("/me"));
		assertThat(login.uri().getQuery()).contains("code_challenge_method=S256").contains("code_challenge=");
		String callback = Browser.location(this.browser.submit(login, CREDENTIALS));
		assertThat(URI.create(callback).getQuery()).contains("iss=" + keycloak.issuer());
	}

	@Test
	void aReplayedCallbackLogsNobodyIn() {
		String callback = Browser.location(this.browser.submit(this.browser.open("/me"), CREDENTIALS));
		int redeemed = admin.events("CODE_TO_TOKEN");
		assertThat(this.browser.open(callback).body()).contains("ROLE_practice-user");
		Browser thief = new Browser(replicas.uri());
		assertThat(thief.get(callback).statusCode()).isBetween(400, 499);
		assertThat(Browser.location(thief.get("/me"))).endsWith(LOGIN);
		this.browser.get(callback);
		assertThat(admin.events("CODE_TO_TOKEN") - redeemed).isEqualTo(1);
		assertThat(admin.events("CODE_TO_TOKEN_ERROR")).isZero();
	}

	@Test
	void aLogoutEndsTheSessionAtKeycloakToo() {
		logIn("/me");
		HttpResponse<String> leaving = this.browser.logOut();
		assertThat(Browser.location(leaving)).startsWith(keycloak.issuer());
		HttpResponse<String> left = this.browser.followUntil(leaving, replicas.uri().toString());
		assertThat(Browser.location(left)).isEqualTo(replicas.uri() + "/");
		assertThat(this.browser.open("/me").body()).contains("kc-form-login");
	}

	@Test
	void aLogoutAtKeycloakEndsTheSessionHere() {
		logIn("/me");
		HttpResponse<String> question = this.browser.open(keycloak.issuer() + "/protocol/openid-connect/logout");
		assertThat(this.browser.submit(question, Map.of("confirmLogout", "Logout")).statusCode()).isEqualTo(200);
		await().atMost(Duration.ofSeconds(10)).untilAsserted(this::assertLoggedOut);
	}

	@Test
	void manyRequestsOnAnExpiredTokenAreOneRefreshAtKeycloak() {
		admin.setClientAttributes(CLIENT,
				Map.of("access.token.lifespan", String.valueOf(ShortLife.DURATION.toSeconds())));
		logIn("/me");
		admin.setClientAttributes(CLIENT, Map.of("access.token.lifespan", "300"));
		ShortLife.letItEnd();
		int refreshed = admin.events("REFRESH_TOKEN");
		List<HttpResponse<String>> answers = this.browser.fetchAtOnce(20, "/patients");
		assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
		assertThat(this.browser.get("/patients").statusCode()).isEqualTo(200);
		assertThat(admin.events("REFRESH_TOKEN") - refreshed).isEqualTo(1);
		// Keycloak ends the session of whoever uses a refresh token twice
		assertThat(admin.events("REFRESH_TOKEN_ERROR")).isZero();
	}

	private HttpResponse<String> logIn(String path) {
		return this.browser.follow(this.browser.submit(this.browser.open(path), CREDENTIALS));
	}

	private void assertLoggedOut() {
		assertThat(Browser.location(this.browser.get("/me"))).endsWith(LOGIN);
	}

}
