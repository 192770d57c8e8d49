package com.klexhealth.boot.openapi.autoconfigure.servlet;

import java.util.List;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

import com.klexhealth.boot.testsupport.RunningApplication;
import com.klexhealth.boot.testsupport.TestIssuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What the OpenAPI document says of access, without any Java for it.
 */
class AccessDocumentationTests {

	private static final TestIssuer issuer = TestIssuer.start();

	private static final RunningApplication application = start(DocumentedApplication.class);

	private static final OpenApiDocument document = OpenApiDocument.of(application);

	@AfterAll
	static void stop() {
		application.close();
		issuer.close();
	}

	@Test
	void theOnlyWayInIsTheCodeGrantAtTheIssuer() {
		assertThat(document.at("/openapi").asString()).startsWith("3.1");
		assertThat(document.at("/components/securitySchemes").propertyNames()).containsExactly("KlexHealth");
		JsonNode scheme = document.at("/components/securitySchemes/KlexHealth");
		assertThat(scheme.at("/type").asString()).isEqualTo("oauth2");
		assertThat(scheme.at("/flows").propertyNames()).containsExactly("authorizationCode");
		assertThat(scheme.at("/flows/authorizationCode/authorizationUrl").asString())
			.isEqualTo(issuer.uri() + "/oauth2/authorize");
		assertThat(scheme.at("/flows/authorizationCode/tokenUrl").asString()).isEqualTo(issuer.uri() + "/oauth2/token");
	}

	@Test
	void theFlowNamesEveryScopeThatAnOperationNeeds() {
		JsonNode scopes = document.at("/components/securitySchemes/KlexHealth/flows/authorizationCode/scopes");
		assertThat(scopes.propertyNames()).containsExactlyInAnyOrder("audit:read", "explicit", "pages", "patients:read",
				"patients:write", "prescriptions:read");
		assertThat(scopes.get("patients:read").asString()).isEqualTo("See patients");
		assertThat(scopes.get("audit:read").asString()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("operations")
	void anOperationNamesTheScopesThatItsRuleAsksFor(String method, String path, List<String> scopes) {
		assertThat(document.scopes(method, path)).isEqualTo(scopes);
	}

	static Stream<Arguments> operations() {
		return Stream.of(arguments("get", "/api/unruled", List.of("")),
				arguments("get", "/api/method", List.of("patients:read")),
				arguments("get", "/api/both", List.of("patients:read patients:write")),
				arguments("get", "/api/either", List.of("audit:read", "patients:read")),
				arguments("get", "/api/role", List.of("")),
				arguments("get", "/api/annotated", List.of("prescriptions:read")),
				arguments("get", "/api/explicit", List.of("explicit")),
				arguments("get", "/api/explicit-nothing", List.of()), arguments("get", "/api/open/unruled", List.of()),
				arguments("get", "/api/open/method", List.of("patients:read")),
				arguments("post", "/api/writers", List.of("patients:write")),
				arguments("get", "/api/writers", List.of("")), arguments("get", "/page", List.of("pages")));
	}

	@Test
	void anOperationSaysHowItRefuses() {
		assertThat(document.statuses("get", "/api/method")).containsExactlyInAnyOrder("200", "400", "401", "403",
				"503");
		JsonNode responses = document.operation("get", "/api/method").at("/responses");
		for (String status : List.of("400", "401", "403", "503")) {
			assertThat(responses.get(status).at("/content/application~1problem+json/schema/$ref").asString())
				.isEqualTo("#/components/schemas/Problem");
		}
		assertThat(responses.at("/401/headers/WWW-Authenticate/schema/example").asString())
			.startsWith("Bearer error=\"invalid_token\"");
		assertThat(responses.at("/503/headers/Retry-After/schema/type").asString()).isEqualTo("integer");
		assertThat(document.at("/components/schemas/Problem/properties/reason/type").asString()).isEqualTo("string");
	}

	@Test
	void theExampleOfARefusalIsTheAnswerItself() {
		String answer = application.client()
			.get()
			.uri("/api/method")
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(document.operation("get", "/api/method")
			.at("/responses/401/content/application~1problem+json/examples/missing_token/value")
			.toString()).isEqualTo(answer);
	}

	@Test
	void anOperationThatAnyTokenOpensDeniesNothing() {
		assertThat(document.statuses("get", "/api/unruled")).doesNotContain("403").contains("401", "503");
		assertThat(document.statuses("get", "/api/writers")).doesNotContain("403");
		assertThat(document.statuses("get", "/api/role")).contains("403");
		assertThat(document.statuses("get", "/api/open/unruled")).doesNotContain("403");
	}

	@Test
	void whatTheApplicationSaysOfAStatusStays() {
		assertThat(document.operation("get", "/api/own-answer").at("/responses/401/description").asString())
			.isEqualTo("in the application's words");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void otherSchemesAreTakenOutWithAWarning(CapturedOutput output) {
		try (RunningApplication other = start(WithOtherSchemes.class)) {
			OpenApiDocument document = OpenApiDocument.of(other);
			assertThat(document.at("/components/securitySchemes").propertyNames()).containsExactly("KlexHealth");
			assertThat(document.at("/components/securitySchemes/KlexHealth/type").asString()).isEqualTo("oauth2");
			assertThat(document.scopes("get", "/api/foreign")).containsExactly("patients:read");
			assertThat(document.scopes("get", "/api/unruled")).containsExactly("");
			assertThat(document.at("").has("security")).isFalse();
			assertThat(output).contains("The security scheme \"basic\" (http) is not in the OpenAPI document",
					"The security scheme \"KlexHealth\" (oauth2) is not in the OpenAPI document");
		}
	}

	@Test
	void anOutageIsSaidAndNotRemembered() {
		issuer.goDown();
		try (RunningApplication cold = start(DocumentedApplication.class)) {
			OpenApiDocument during = OpenApiDocument.of(cold);
			assertThat(during.at("/components/securitySchemes/KlexHealth/description").asString())
				.contains("could not be reached");
			assertThat(during.at("/components/securitySchemes/KlexHealth/flows").isObject()).isTrue();
			assertThat(during.at("/components/securitySchemes/KlexHealth/flows").isEmpty()).isTrue();
			assertThat(during.scopes("get", "/api/method")).containsExactly("patients:read");
			issuer.goUp();
			OpenApiDocument after = OpenApiDocument.of(cold);
			assertThat(after.at("/components/securitySchemes/KlexHealth/description").asString())
				.doesNotContain("could not be reached");
			assertThat(after.at("/components/securitySchemes/KlexHealth/flows/authorizationCode/tokenUrl").asString())
				.isEqualTo(issuer.uri() + "/oauth2/token");
		}
		finally {
			issuer.goUp();
		}
	}

	@Test
	void besideALoginOnlyThePathsThatTakeTokensSaySo() {
		try (RunningApplication both = start(DocumentedApplication.class, "klexhealth.client.client-id=id",
				"klexhealth.client.client-secret=secret")) {
			OpenApiDocument document = OpenApiDocument.of(both);
			assertThat(document.scopes("get", "/api/method")).containsExactly("patients:read");
			assertThat(document.operation("get", "/page").has("security")).isFalse();
			assertThat(document.statuses("get", "/page")).containsExactly("200");
		}
	}

	@Test
	void aPathThatNothingOpensIsDeniedToAll() {
		try (RunningApplication narrow = start(DocumentedApplication.class,
				"klexhealth.resource-server.paths=/api/method")) {
			OpenApiDocument document = OpenApiDocument.of(narrow);
			assertThat(document.statuses("get", "/api/unruled")).contains("401", "403");
			assertThat(document.scopes("get", "/api/unruled")).containsExactly("");
		}
	}

	private static RunningApplication start(Class<?> source, String... properties) {
		return RunningApplication.start(source,
				Stream
					.concat(Stream.of("klexhealth.issuer-uri=" + issuer.uri(),
							"klexhealth.resource-server.audiences=" + TestIssuer.AUDIENCE,
							"klexhealth.public-paths=/api/open/**", "klexhealth.keys.minimum-refetch-interval=0",
							"klexhealth.openapi.scopes.[patients:read]=See patients"), Stream.of(properties))
					.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(DocumentedApplication.class)
	static class WithOtherSchemes {

		@Bean
		OpenAPI otherSchemes() {
			OAuthFlow password = new OAuthFlow().tokenUrl("https://klexhealth.com/token").scopes(new Scopes());
			return new OpenAPI().addSecurityItem(new SecurityRequirement().addList("basic"))
				.components(new Components()
					.addSecuritySchemes("basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"))
					.addSecuritySchemes("KlexHealth", new SecurityScheme().type(SecurityScheme.Type.OAUTH2)
						.flows(new OAuthFlows().password(password).implicit(password))));
		}

	}

}
