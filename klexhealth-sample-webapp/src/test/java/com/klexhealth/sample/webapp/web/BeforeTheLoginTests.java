package com.klexhealth.sample.webapp.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser gets before anybody is logged in, while there is no KlexHealth.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "klexhealth.issuer-uri=http://localhost:1")
class BeforeTheLoginTests {

	private final int port;

	BeforeTheLoginTests(@LocalServerPort int port) {
		this.port = port;
	}

	@Test
	void theSessionCookieHasANameOfItsOwn() throws Exception {
		assertThat(send("/patients").headers().firstValue("Set-Cookie"))
			.hasValueSatisfying((cookie) -> assertThat(cookie).startsWith("KLEXHEALTH_WEBAPP_SESSION=")
				.contains("HttpOnly", "SameSite=Lax"));
	}

	@Test
	void theStyleSheetNeedsNoLogin() throws Exception {
		HttpResponse<String> response = send("/css/webapp.css");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).doesNotContain("@import", "url(", "://");
	}

	@Test
	void aLoginThatCannotBeginIsExplainedToWhoeverWantsToLogIn() throws Exception {
		HttpResponse<String> response = send("/oauth2/authorization/klexhealth");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.body()).contains("<html lang=\"de\">", "KlexHealth ist nicht erreichbar", "Erneut anmelden")
			.doesNotContain("Exception", "Abmelden", "??");
	}

	@Test
	void aLoginThatFailedIsExplained() throws Exception {
		HttpResponse<String> response = send("/login/oauth2/code/klexhealth?error=access_denied&state=none");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.body()).contains("<html lang=\"de\">", "Diese Anmeldung ist vorbei", "href=\"/\"")
			.doesNotContain("Exception", "access_denied", "??");
	}

	private HttpResponse<String> send(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Accept", "text/html")
			.header("Accept-Language", "de")
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
	}

}
