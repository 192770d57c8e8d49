package com.klexhealth.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the paths that KlexHealth does not have: implicit, password and client
 * credentials.
 */
@ExtendWith(RunningStack.class)
class GrantPathTests {

	private static final String CREDENTIALS = Base64.getEncoder()
		.encodeToString("klexhealth-sample-webapp:klexhealth-sample-webapp-secret".getBytes(StandardCharsets.US_ASCII));

	private final HttpClient http = HttpClient.newHttpClient();

	@ParameterizedTest
	@ValueSource(strings = { "grant_type=password&username=weber&password=klexhealth-demo",
			"grant_type=client_credentials" })
	void otherGrantsAreRefused(String grant, Stack stack) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(stack.sandboxUrl().resolve("/oauth2/token"))
			.header("Authorization", "Basic " + CREDENTIALS)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(grant))
			.build();
		HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("unsupported_grant_type");
	}

	@Test
	void theImplicitFlowIsRefused(Stack stack) throws Exception {
		String redirectUri = stack.webappUrl() + "/login/oauth2/code/klexhealth";
		URI uri = stack.sandboxUrl()
			.resolve("/oauth2/authorize?response_type=token&client_id=klexhealth-sample-webapp&state=s&redirect_uri="
					+ URLEncoder.encode(redirectUri, StandardCharsets.UTF_8));
		HttpResponse<String> response = this.http.send(HttpRequest.newBuilder(uri).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(response.headers().firstValue("location")).get()
			.asString()
			.startsWith(redirectUri)
			.contains("error=unsupported_response_type")
			.doesNotContain("access_token");
	}

}
