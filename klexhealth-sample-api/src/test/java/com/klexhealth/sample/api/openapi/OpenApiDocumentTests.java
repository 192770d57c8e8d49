package com.klexhealth.sample.api.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.klexhealth.sample.api.ApiTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documentation is open to everybody, and says which way in there is: one.
 */
@ApiTest
class OpenApiDocumentTests {

	private static final PublishedIssuer issuer = PublishedIssuer.start();

	private final MockMvcTester mvc;

	private JsonNode document = JsonMapper.shared().createObjectNode();

	@Autowired
	OpenApiDocumentTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@DynamicPropertySource
	static void useTheIssuer(DynamicPropertyRegistry properties) {
		properties.add("klexhealth.issuer-uri", issuer::uri);
	}

	@AfterAll
	static void stop() {
		issuer.close();
	}

	@BeforeEach
	void read() throws Exception {
		String json = this.mvc.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString();
		this.document = JsonMapper.shared().readTree(json);
	}

	@Test
	void theDocumentSaysWhatItIsAndWhomToAsk() {
		assertThat(this.document.at("/openapi").asString()).startsWith("3.1");
		assertThat(this.document.at("/info/title").asString()).isEqualTo("KlexHealth Sample API");
		assertThat(this.document.at("/info/contact/email").asString()).isEqualTo("support@klexhealth.com");
	}

	@Test
	void theOnlyWayInIsTheAuthorizationCodeFlow() {
		JsonNode schemes = this.document.at("/components/securitySchemes");
		assertThat(schemes.propertyNames()).containsExactly("KlexHealth");
		assertThat(schemes.at("/KlexHealth/type").asString()).isEqualTo("oauth2");
		assertThat(schemes.at("/KlexHealth/flows").propertyNames()).containsExactly("authorizationCode");
	}

	@Test
	void theFlowIsTheIssuersAndNamesEveryScope() {
		JsonNode flow = this.document.at("/components/securitySchemes/KlexHealth/flows/authorizationCode");
		assertThat(flow.at("/authorizationUrl").asString()).isEqualTo(issuer.uri() + "/login");
		assertThat(flow.at("/tokenUrl").asString()).isEqualTo(issuer.uri() + "/token");
		assertThat(flow.at("/scopes").propertyNames()).containsExactlyInAnyOrder("patients:read", "patients:write",
				"patients:emergency", "prescriptions:read", "prescriptions:write", "care-relations:read",
				"care-relations:write", "user/Patient.rs", "patient/Patient.rs", "user/ServiceRequest.rs",
				"patient/ServiceRequest.rs");
		assertThat(flow.at("/scopes")).allSatisfy((description) -> assertThat(description.asString()).isNotBlank());
	}

	@Test
	void everyOperationNamesTheScopeThatItNeeds() {
		Map<String, String> scopes = new TreeMap<>();
		operations().forEach((operation) -> {
			assertThat(operation.at("/security")).hasSize(1);
			assertThat(operation.at("/security/0/KlexHealth")).hasSize(1);
			scopes.put(operation.at("/operationId").asString(), operation.at("/security/0/KlexHealth/0").asString());
		});
		assertThat(scopes).containsOnly(Map.entry("listPatients", "patients:read"),
				Map.entry("getPatient", "patients:read"), Map.entry("getOwnPatient", "patients:read"),
				Map.entry("registerPatient", "patients:write"), Map.entry("updatePatient", "patients:write"),
				Map.entry("getPrescriptionHistory", "prescriptions:read"),
				Map.entry("amendPrescription", "prescriptions:write"),
				Map.entry("cancelPrescription", "prescriptions:write"),
				Map.entry("listPrescriptions", "prescriptions:read"),
				Map.entry("getPrescription", "prescriptions:read"),
				Map.entry("issuePrescription", "prescriptions:write"),
				Map.entry("openInEmergency", "patients:emergency"),
				Map.entry("listOwnEmergencyAccesses", "patients:read"),
				Map.entry("listOwnAccessRecords", "patients:read"),
				Map.entry("listCareRelations", "care-relations:read"),
				Map.entry("assignPractitioner", "care-relations:write"),
				Map.entry("removePractitioner", "care-relations:write"));
	}

	@Test
	void everyOperationSaysHowItFails() {
		assertThat(operations()).allSatisfy((operation) -> {
			JsonNode responses = operation.at("/responses");
			assertThat(responses.propertyNames()).contains("401", "403", "406", "503")
				.satisfies((statuses) -> statuses.stream()
					.filter((status) -> status.startsWith("4") || status.startsWith("5"))
					.forEach((status) -> assertThat(
							responses.get(status).at("/content/application~1problem+json/schema/$ref").asString())
						.isEqualTo("#/components/schemas/Problem")));
		});
		assertThat(this.document.at("/paths/~1patients~1{patientId}/get/responses").propertyNames()).contains("400",
				"404");
		assertThat(this.document.at("/paths/~1patients/post/responses").propertyNames()).contains("400", "415")
			.doesNotContain("404");
	}

	@Test
	void everyFieldOfARequestHasAnExample() {
		for (String schema : List.of("PatientDetails", "NewPrescription", "Patient", "Prescription", "Address")) {
			JsonNode properties = this.document.at("/components/schemas/" + schema + "/properties");
			assertThat(properties).isNotEmpty()
				.allSatisfy((property) -> assertThat(property.has("example") || property.has("$ref")).isTrue());
		}
	}

	@Test
	void parametersThatTheStarterFillsAreNotDocumented() {
		assertThat(operations()).allSatisfy((operation) -> assertThat(operation.at("/parameters"))
			.allSatisfy((parameter) -> assertThat(parameter.at("/name").asString()).isIn("id", "patientId", "page",
					"Idempotency-Key", "If-Match", "size", "search", "practitioner", "outcome", "before")));
	}

	@Test
	void swaggerUiLogsInWithPkceAndKnowsNoSecret() {
		assertThat(this.mvc.get().uri("/swagger-ui/swagger-initializer.js")).hasStatusOk()
			.bodyText()
			.contains("\"clientId\":\"klexhealth-sample-api-swagger-ui\"")
			.contains("\"usePkceWithAuthorizationCodeGrant\":true")
			.contains("\"scopes\":\"patients:read prescriptions:read\"")
			.doesNotContainIgnoringCase("secret");
	}

	@Test
	void swaggerUiIsOpenAndWhereTheFrontDoorLeads() {
		assertThat(this.mvc.get().uri("/")).hasStatus(HttpStatus.FOUND)
			.headers()
			.hasValue(HttpHeaders.LOCATION, "/swagger-ui.html");
		assertThat(this.mvc.get().uri("/swagger-ui.html")).hasStatus(HttpStatus.FOUND)
			.headers()
			.hasValue(HttpHeaders.LOCATION, "/swagger-ui/index.html");
		assertThat(this.mvc.get().uri("/swagger-ui/index.html")).hasStatusOk();
		assertThat(this.mvc.get().uri("/swagger-ui/oauth2-redirect.html")).hasStatusOk();
	}

	@Test
	void healthIsOpenAndNothingElseOfTheActuator() {
		assertThat(this.mvc.get().uri("/actuator/health")).hasStatusOk();
		assertThat(this.mvc.get().uri("/actuator/env")).hasStatus(HttpStatus.UNAUTHORIZED);
		assertThat(this.mvc.get().uri("/error")).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	private List<JsonNode> operations() {
		// those of FHIR have tests of their own
		return this.document.at("/paths")
			.propertyStream()
			.filter((path) -> !path.getKey().startsWith("/fhir/") && !path.getKey().startsWith("/.well-known/"))
			.flatMap((path) -> path.getValue().valueStream())
			.toList();
	}

}
