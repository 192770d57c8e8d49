package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import com.klexhealth.boot.jwt.AccessTokenRule;
import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What callers of a protected API meet while its issuer is down, and where it is
 * configured otherwise than {@link ApiTests} does.
 */
class ApiVariantsTests {

	private static final TestIssuer issuer = TestIssuer.start();

	@SuppressWarnings("NullAway.Init")
	private static RunningApplication application;

	private final RestTestClient client = application.client();

	@BeforeAll
	static void start() {
		issuer.goDown();
		application = RunningApplication.start(VariantApplication.class, "klexhealth.issuer-uri=" + issuer.uri(),
				"klexhealth.resource-server.audiences=" + TestIssuer.AUDIENCE,
				"klexhealth.resource-server.paths=/api/**", "klexhealth.resource-server.require-at-jwt=true",
				"klexhealth.resource-server.allowed-clients=test-client",
				"klexhealth.resource-server.roles-claims=groups", "klexhealth.keys.minimum-refetch-interval=0",
				"klexhealth.actuator-authority=ROLE_operator", "management.endpoints.web.exposure.include=env,health",
				"management.server.port=0");
	}

	@BeforeEach
	void goUp() {
		issuer.goUp();
	}

	@AfterAll
	static void stop() {
		application.close();
		issuer.close();
	}

	@Test
	void anOutageIsNotTheFaultOfTheTokenAndEndsWithoutARestart() {
		try (RunningApplication cold = RunningApplication.start(ApiApplication.class,
				"klexhealth.issuer-uri=" + issuer.uri(), "klexhealth.resource-server.audiences=" + TestIssuer.AUDIENCE,
				"klexhealth.keys.minimum-refetch-interval=0")) {
			String token = issuer.accessToken();
			issuer.goDown();
			unavailable(cold, token);
			issuer.goUp();
			issuer.server().stubFor(get(TestIssuer.KEYS).willReturn(serverError()));
			unavailable(cold, token);
			issuer.server().stubFor(get(TestIssuer.KEYS).willReturn(okJson("null")));
			unavailable(cold, token);
			issuer.goUp();
			call(cold.client(), "/me", token).expectStatus().isOk();
			issuer.goDown();
			call(cold.client(), "/me", token).expectStatus().isOk();
		}
	}

	@Test
	void aBrokenDiscoveryDocumentIsAnOutage() {
		try (RunningApplication cold = RunningApplication.start(ApiApplication.class,
				"klexhealth.issuer-uri=" + issuer.uri(), "klexhealth.resource-server.audiences=" + TestIssuer.AUDIENCE,
				"klexhealth.keys.minimum-refetch-interval=0")) {
			for (String document : List.of("null", "[]", "{}", "{\"issuer\":null}", "<html>", "")) {
				issuer.server().stubFor(get(TestIssuer.DISCOVERY).willReturn(okJson(document)));
				unavailable(cold, issuer.accessToken());
			}
			issuer.publish(Map.of("jwks_uri", "file:///etc/hostname"));
			unavailable(cold, issuer.accessToken());
			issuer.goUp();
			call(cold.client(), "/me", issuer.accessToken()).expectStatus().isOk();
		}
	}

	@Test
	void aPathUnderValidationIsOpenWithAToken() {
		call(this.client, "/api/me", issuer.accessToken()).expectStatus().isOk();
	}

	@Test
	void aPathThatNobodyOpensIsClosedEvenWithAToken() {
		this.client.get().uri("/me").exchange().expectStatus().isUnauthorized();
		call(this.client, "/me", issuer.accessToken()).expectStatus().isForbidden();
	}

	@Test
	void aTokenThatDoesNotSayItIsAnAccessTokenIsRefusedWhereItMust() {
		call(this.client, "/api/me", issuer.accessToken((token) -> token.type("JWT"))).expectStatus().isUnauthorized();
	}

	@Test
	void aTokenOfAClientThatIsNotAllowedIsRefused() {
		call(this.client, "/api/me", issuer.accessToken((token) -> token.claim("client_id", "stranger"))).expectStatus()
			.isUnauthorized();
	}

	@Test
	void rolesComeFromTheConfiguredClaimAlone() {
		call(this.client, "/api/me", issuer.accessToken((token) -> token.claim("groups", List.of("nurse"))))
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("ROLE_nurse").doesNotContain("ROLE_patient"));
	}

	@Test
	void aRuleOfTheApplicationIsAsked() {
		call(this.client, "/api/me", issuer.accessToken((token) -> token.claim("sub", "banned"))).expectStatus()
			.isUnauthorized();
	}

	@Test
	void aDecoderOfTheApplicationDoesNotReplaceTheRules() {
		call(this.client, "/api/me", "anything").expectStatus().isUnauthorized();
	}

	@Test
	void withoutWebOriginsNoOriginMayCall() {
		this.client.options()
			.uri("/api/me")
			.header(HttpHeaders.ORIGIN, "https://practice.example")
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET")
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
	}

	@Test
	void onAPortOfItsOwnTheActuatorIsLockedToo() {
		RestTestClient management = management();
		management.get().uri("/actuator/health").exchange().expectStatus().isOk();
		management.get().uri("/actuator/env").exchange().expectStatus().isUnauthorized();
		call(management, "/actuator/env", issuer.accessToken()).expectStatus().isForbidden();
	}

	@Test
	void theActuatorIsOpenToTheConfiguredAuthority() {
		call(management(), "/actuator/env", issuer.accessToken((token) -> token.claim("groups", "operator")))
			.expectStatus()
			.isOk();
	}

	private static RestTestClient management() {
		String port = application.context().getEnvironment().getRequiredProperty("local.management.port");
		return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	private static void unavailable(RunningApplication application, String token) {
		call(application.client(), "/me", token).expectStatus()
			.isEqualTo(503)
			.expectHeader()
			.valueEquals(HttpHeaders.RETRY_AFTER, "1")
			.expectHeader()
			.doesNotExist(HttpHeaders.WWW_AUTHENTICATE)
			.expectHeader()
			.contentType("application/problem+json")
			.expectBody()
			.jsonPath("$.reason")
			.isEqualTo("keys_unavailable");
	}

	private static ResponseSpec call(RestTestClient client, String path, String token) {
		return client.get().uri(path).headers((headers) -> headers.setBearerAuth(token)).exchange();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(ApiApplication.class)
	static class VariantApplication {

		@Bean
		AccessTokenRule nobodyWhoIsBanned() {
			return (token) -> ("banned".equals(token.getSubject()))
					? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"))
					: OAuth2TokenValidatorResult.success();
		}

	}

}
