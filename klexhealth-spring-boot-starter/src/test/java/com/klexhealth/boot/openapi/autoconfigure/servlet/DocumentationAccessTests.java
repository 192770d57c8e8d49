package com.klexhealth.boot.openapi.autoconfigure.servlet;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may read the OpenAPI document and Swagger UI: all, or nobody.
 */
class DocumentationAccessTests {

	private static final TestIssuer issuer = TestIssuer.start();

	private static final RunningApplication on = start("klexhealth.openapi.client-id=public-client");

	private static final RunningApplication off = start("klexhealth.openapi.enabled=false",
			"springdoc.api-docs.enabled=true", "springdoc.swagger-ui.use-root-path=true",
			"spring.mvc.problemdetails.enabled=true");

	@AfterAll
	static void stop() {
		on.close();
		off.close();
		issuer.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config", "/v3/api-docs/some",
			"/v3/api-docs.yaml/some", "/swagger-ui/index.html", "/swagger-ui/swagger-initializer.js",
			"/swagger-ui/oauth2-redirect.html" })
	void onADevelopmentMachineAllMayRead(String path) {
		get(on, path).expectStatus().isOk();
	}

	@Test
	void thePageLeadsToSwaggerUi() {
		get(on, "/swagger-ui.html").expectStatus()
			.isFound()
			.expectHeader()
			.valueEquals(HttpHeaders.LOCATION, "/swagger-ui/index.html");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/v3", "/v3/api-docs/other", "/v3/api-docs/some/more",
			"/webjars/swagger-ui/index.html", "/api/method" })
	void nothingElseIsOpenedByIt(String path) {
		get(on, path).expectStatus().isUnauthorized();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config", "/v3/api-docs/some",
			"/v3/api-docs.yaml/some", "/swagger-ui.html", "/swagger-ui/index.html",
			"/swagger-ui/swagger-initializer.js", "/" })
	void whereItIsSwitchedOffThereIsNothingForAnybody(String path) {
		get(off, path).expectStatus().isUnauthorized();
		off.client()
			.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(issuer.accessToken()))
			.exchange()
			.expectStatus()
			.isNotFound();
	}

	@Test
	void whereItIsSwitchedOffSpringdocIsNowhereElseEither() {
		off.client()
			.get()
			.uri("/webjars/swagger-ui/swagger-initializer.js")
			.headers((headers) -> headers.setBearerAuth(issuer.accessToken()))
			.exchange()
			.expectStatus()
			.isNotFound();
	}

	@Test
	void whereItIsSwitchedOffTheRestIsAsItWas() {
		get(off, "/api/method").expectStatus().isUnauthorized();
		off.client()
			.get()
			.uri("/api/method")
			.headers((headers) -> headers.setBearerAuth(issuer.accessToken()))
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void theSwitchFollowsDevelopmentUnlessItIsSet() {
		WebApplicationContextRunner runner = new WebApplicationContextRunner()
			.withUserConfiguration(DocumentedApplication.class)
			.withPropertyValues("klexhealth.resource-server.audiences=api");
		runner.run((context) -> assertThat(context.getBean(KlexHealthProperties.class).isOpenApiEnabled()).isFalse());
		runner.withPropertyValues("klexhealth.allow-loopback-http=true")
			.run((context) -> assertThat(context.getBean(KlexHealthProperties.class).isOpenApiEnabled()).isTrue());
		runner.withPropertyValues("klexhealth.allow-loopback-http=true", "klexhealth.openapi.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("klexHealthAccessDocumentation"));
		runner.withPropertyValues("klexhealth.openapi.enabled=true")
			.run((context) -> assertThat(context).hasBean("klexHealthAccessDocumentation"));
	}

	@Test
	void inProductionNobodyReadsUnlessItIsSwitchedOn() {
		try (RunningApplication production = RunningApplication.start(DocumentedApplication.class,
				"klexhealth.allow-loopback-http=false", "klexhealth.resource-server.audiences=api")) {
			get(production, "/v3/api-docs").expectStatus().isUnauthorized();
			get(production, "/swagger-ui/index.html").expectStatus().isUnauthorized();
		}
		try (RunningApplication production = RunningApplication.start(DocumentedApplication.class,
				"klexhealth.allow-loopback-http=false", "klexhealth.resource-server.audiences=api",
				"klexhealth.openapi.enabled=true", "klexhealth.issuer-uri=https://localhost:1")) {
			get(production, "/v3/api-docs").expectStatus().isOk();
			get(production, "/swagger-ui/index.html").expectStatus()
				.isOk()
				.expectHeader()
				.value("Content-Security-Policy",
						(policy) -> assertThat(policy).contains("connect-src 'self' https:;"));
		}
	}

	@Test
	void otherPathsOfSpringdocAreOpenedAndHiddenAsWell() {
		String[] elsewhere = { "springdoc.api-docs.path=api", "springdoc.swagger-ui.path=/docs/ui.html",
				"springdoc.swagger-ui.use-root-path=true" };
		try (RunningApplication open = start(elsewhere)) {
			get(open, "/api").expectStatus().isOk();
			get(open, "/docs/swagger-ui/index.html").expectStatus().isOk();
			get(open, "/").expectStatus().isFound();
			get(open, "/api/method").expectStatus().isUnauthorized();
			get(open, "/v3/api-docs").expectStatus().isUnauthorized();
			get(open, "/swagger-ui/index.html").expectStatus().isUnauthorized();
		}
		try (RunningApplication hidden = start(
				Stream.concat(Stream.of(elsewhere), Stream.of("klexhealth.openapi.enabled=false"))
					.toArray(String[]::new))) {
			get(hidden, "/api").expectStatus().isUnauthorized();
			get(hidden, "/docs/swagger-ui/index.html").expectStatus().isUnauthorized();
			get(hidden, "/api/method").expectStatus().isUnauthorized();
		}
	}

	@Test
	void whatSpringdocItselfSwitchesOffIsNotOpened() {
		try (RunningApplication withoutPage = start("springdoc.swagger-ui.enabled=false",
				"springdoc.swagger-ui.use-root-path=true")) {
			get(withoutPage, "/v3/api-docs").expectStatus().isOk();
			get(withoutPage, "/").expectStatus().isUnauthorized();
			get(withoutPage, "/swagger-ui/index.html").expectStatus().isUnauthorized();
		}
		try (RunningApplication nothing = start("springdoc.api-docs.enabled=false")) {
			get(nothing, "/v3/api-docs").expectStatus().isUnauthorized();
			get(nothing, "/swagger-ui/index.html").expectStatus().isUnauthorized();
		}
	}

	@Test
	void swaggerUiIsAPublicClientWithPkce() {
		get(on, "/swagger-ui/swagger-initializer.js").expectBody(String.class)
			.value((script) -> assertThat(script)
				.contains("\"clientId\":\"public-client\"", "\"usePkceWithAuthorizationCodeGrant\":true")
				.doesNotContainIgnoringCase("secret")
				.doesNotContain("\"scopes\""));
	}

	@Test
	void aSecretThatWasSetInJavaDoesNotReachTheBrowser() {
		try (RunningApplication leaking = RunningApplication.start(WithSecret.class,
				"klexhealth.issuer-uri=" + issuer.uri(), "klexhealth.resource-server.audiences=api",
				"springdoc.swagger-ui.oauth.use-pkce-with-authorization-code-grant=false",
				"springdoc.swagger-ui.oauth.scopes=patients:read")) {
			get(leaking, "/swagger-ui/swagger-initializer.js").expectBody(String.class)
				.value((script) -> assertThat(script).doesNotContain("5ecret")
					.contains("\"usePkceWithAuthorizationCodeGrant\":true", "\"scopes\":\"patients:read\""));
		}
	}

	@Test
	void besideALoginSwaggerUiHasAPolicyThatItWorksWith() {
		try (RunningApplication both = start("klexhealth.client.client-id=id", "klexhealth.client.client-secret=s")) {
			get(both, "/v3/api-docs").expectStatus().isOk();
			get(both, "/swagger-ui/index.html").expectStatus()
				.isOk()
				.expectHeader()
				.value("Content-Security-Policy", (policy) -> assertThat(policy)
					.contains("style-src 'self' 'unsafe-inline'", "connect-src 'self' https: http://localhost:*"));
		}
	}

	@Test
	void whatIsHiddenLooksLikeWhatThereIsNot() {
		String token = issuer.accessToken();
		assertThat(body(off, "/v3/api-docs", token).replace("v3/api-docs", "PATH"))
			.isEqualTo(body(off, "/nothing/here", token).replace("nothing/here", "PATH"))
			.contains("No static resource PATH");
	}

	@Test
	void aSecretDoesNotReachTheBrowserOfALoginWithoutAnApiEither() {
		try (RunningApplication leaking = RunningApplication.start(WithSecret.class,
				"klexhealth.issuer-uri=" + issuer.uri(), "klexhealth.client.client-id=id",
				"klexhealth.client.client-secret=s")) {
			get(leaking, "/swagger-ui/swagger-initializer.js").expectBody(String.class)
				.value((script) -> assertThat(script).doesNotContain("5ecret"));
		}
	}

	@Test
	void aLoginWithoutAnApiHidesTheDocumentToo() {
		try (RunningApplication login = RunningApplication.start(DocumentedApplication.class,
				"klexhealth.issuer-uri=" + issuer.uri(), "klexhealth.client.client-id=id",
				"klexhealth.client.client-secret=s", "klexhealth.openapi.enabled=false")) {
			get(login, "/v3/api-docs").expectStatus().isFound(); // to the login
			get(login, "/swagger-ui/index.html").expectStatus().isFound(); // to the login
		}
	}

	private static String body(RunningApplication application, String path, String token) {
		byte[] body = application.client()
			.get()
			.uri(path)
			.headers((headers) -> headers.setBearerAuth(token))
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		return new String(body, StandardCharsets.UTF_8);
	}

	private static ResponseSpec get(RunningApplication application, String path) {
		return application.client().get().uri(path).exchange();
	}

	private static RunningApplication start(String... properties) {
		return RunningApplication.start(WithGroup.class,
				Stream
					.concat(Stream.of("klexhealth.issuer-uri=" + issuer.uri(),
							"klexhealth.resource-server.audiences=" + TestIssuer.AUDIENCE), Stream.of(properties))
					.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(DocumentedApplication.class)
	static class WithGroup {

		@Bean
		GroupedOpenApi some() {
			return GroupedOpenApi.builder().group("some").pathsToMatch("/api/**").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(DocumentedApplication.class)
	static class WithSecret {

		WithSecret(SwaggerUiOAuthProperties swaggerUi) {
			swaggerUi.setClientSecret("5ecret");
		}

	}

}
