package com.klexhealth.sandbox.authorization;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.sandbox.client.Clients;
import com.klexhealth.sandbox.demo.DemoAccount;
import com.klexhealth.sandbox.support.Browser;
import com.klexhealth.sandbox.support.RunningSandbox;
import com.klexhealth.sandbox.support.SampleWebapp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is refused, and how a developer learns of it.
 */
class RefusalTests {

	private static final RunningSandbox sandbox = RunningSandbox.shared();

	private final Browser browser = new Browser(sandbox);

	private final SampleWebapp webapp = new SampleWebapp();

	@ParameterizedTest
	@ValueSource(strings = { "token", "id_token", "id_token token", "code token", "code id_token" })
	void theImplicitFlowIsUnsupported(String responseType) {
		String location = Browser
			.location(this.browser.get(this.webapp.authorizationRequest("response_type", responseType)));
		assertThat(location).startsWith(SampleWebapp.REDIRECT_URL + "?");
		assertThat(SampleWebapp.parameter(location, "error")).isEqualTo("unsupported_response_type");
		assertThat(SampleWebapp.parameter(location, "state")).isEqualTo("a state");
		assertThat(SampleWebapp.parameter(location, "iss")).isEqualTo(sandbox.issuer());
	}

	@Test
	void theImplicitFlowIsRefusedOnAPageIfTheRedirectUrlIsUnknown() {
		HttpResponse<String> response = this.browser.get(this.webapp.authorizationRequest("response_type", "token",
				"redirect_uri", "https://elsewhere.example.com/"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("unsupported_response_type");
	}

	@Test
	void theErrorIsNamedInJsonForThoseWhoWantNoPage() {
		HttpResponse<String> response = this.browser.get(this.webapp.authorizationRequest("response_type", "token",
				"redirect_uri", "https://elsewhere.example.com/"), "Accept", "*/*");
		assertThat(SampleWebapp.json(response.body())).containsEntry("error", "unsupported_response_type");
	}

	@ParameterizedTest
	@ValueSource(strings = { "password", "client_credentials", "urn:ietf:params:oauth:grant-type:device_code",
			"urn:ietf:params:oauth:grant-type:token-exchange", "urn:ietf:params:oauth:grant-type:jwt-bearer" })
	void otherGrantsAreUnsupported(String grantType) {
		HttpResponse<String> response = this.browser.post("/oauth2/token",
				List.of("grant_type", grantType, "username", "weber", "password", "klexhealth-demo"), "Authorization",
				this.webapp.basicAuthorization());
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SampleWebapp.json(response.body())).containsEntry("error", "unsupported_grant_type");
	}

	@Test
	void otherGrantsAreUnsupportedForUnknownClientsToo() {
		HttpResponse<String> response = this.browser.post("/oauth2/token",
				List.of("grant_type", "password", "username", "weber", "password", "klexhealth-demo"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(SampleWebapp.json(response.body())).containsEntry("error", "unsupported_grant_type");
	}

	@Test
	void aCodeIsNotRedeemedForUnknownClients() {
		HttpResponse<String> response = this.browser.post("/oauth2/token",
				List.of("grant_type", "authorization_code", "code", "x"));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(SampleWebapp.json(response.body())).containsEntry("error", "invalid_client");
	}

	@Test
	void aWrongSecretIsRefused() {
		SampleWebapp impostor = new SampleWebapp("klexhealth-sample-webapp", "wrong", SampleWebapp.REDIRECT_URL);
		HttpResponse<String> response = impostor.redeem(this.browser, "x");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(SampleWebapp.json(response.body())).containsEntry("error", "invalid_client");
	}

	@Test
	void aRequestWithoutPkceIsRefused() {
		String location = Browser.location(
				this.browser.get(this.webapp.authorizationRequest("code_challenge", "", "code_challenge_method", "")));
		assertThat(SampleWebapp.parameter(location, "error")).isEqualTo("invalid_request");
		assertThat(SampleWebapp.parameter(location, "error_description")).contains("code_challenge");
	}

	@Test
	void plainPkceIsRefused() {
		String location = Browser
			.location(this.browser.get(this.webapp.authorizationRequest("code_challenge_method", "plain")));
		assertThat(SampleWebapp.parameter(location, "error")).isEqualTo("invalid_request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8079/login/oauth2/code/klexhealth",
			"http://127.0.0.1:8080/login/oauth2/code/klexhealth", "http://localhost:8080/login/oauth2/code/klexhealth/",
			"http://localhost:8080/login/oauth2/code/klexhealth?a=b", "https://elsewhere.example.com/" })
	void onlyRegisteredRedirectUrlsAreRedirectedTo(String redirectUrl) {
		HttpResponse<String> response = this.browser.get(this.webapp.authorizationRequest("redirect_uri", redirectUrl));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Location")).isEmpty();
		assertThat(response.body()).contains("invalid_request");
	}

	@Test
	void thePortOfALoopbackAddressMayNotVary() {
		sandbox.bean(Clients.class)
			.createOrUpdateConfidential(DemoAccount.YILMAZ.id(), "loopback", "secret", "Loopback",
					"http://127.0.0.1:7001/cb");
		HttpResponse<String> response = this.browser
			.get(this.webapp.authorizationRequest("client_id", "loopback", "redirect_uri", "http://127.0.0.1:7002/cb"));
		assertThat(response.statusCode()).isEqualTo(400);
	}

	@Test
	void aRequestWithoutARedirectUrlIsRefused() {
		assertThat(this.browser.get(this.webapp.authorizationRequest("redirect_uri", "")).statusCode()).isEqualTo(400);
	}

	@Test
	void anUnknownClientIsRefused() {
		HttpResponse<String> response = this.browser.get(this.webapp.authorizationRequest("client_id", "unknown"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Location")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openid admin", "offline_access", "" })
	void unknownAndMissingScopesAreRefused(String scope) {
		String location = Browser.location(this.browser.get(this.webapp.authorizationRequest("scope", scope)));
		assertThat(SampleWebapp.parameter(location, "error")).isEqualTo("invalid_scope");
	}

	@Test
	void requestObjectsAreRefused() {
		assertThat(SampleWebapp
			.parameter(Browser.location(this.browser.get(this.webapp.authorizationRequest("request", "ey"))), "error"))
			.isEqualTo("request_not_supported");
		assertThat(SampleWebapp.parameter(
				Browser
					.location(this.browser.get(this.webapp.authorizationRequest("request_uri", "https://example.com"))),
				"error"))
			.isEqualTo("request_uri_not_supported");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/oauth2/device_authorization", "/oauth2/par", "/connect/register", "/oauth2/register" })
	void otherEndpointsAreNotThere(String path) {
		this.browser.loggedIn("weber");
		assertThat(this.browser.get(path).statusCode()).isEqualTo(404);
	}

}
