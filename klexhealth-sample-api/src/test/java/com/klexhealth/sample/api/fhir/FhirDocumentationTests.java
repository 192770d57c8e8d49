package com.klexhealth.sample.api.fhir;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.klexhealth.sample.api.ApiTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI document knows the FHIR endpoints.
 */
@ApiTest
class FhirDocumentationTests {

	private final MockMvcTester mvc;

	private JsonNode document = JsonMapper.shared().createObjectNode();

	@Autowired
	FhirDocumentationTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@BeforeEach
	void read() {
		this.document = JsonMapper.shared()
			.readTree(this.mvc.get().uri("/v3/api-docs").exchange().getResponse().getContentAsByteArray());
	}

	@ParameterizedTest
	@CsvSource({ "/fhir/Patient, Patient", "/fhir/Patient/{patientId}, Patient", "/fhir/ServiceRequest, ServiceRequest",
			"/fhir/ServiceRequest/{id}, ServiceRequest" })
	void eitherOfTwoScopesOpensAnOperation(String path, String resource) {
		assertThat(get(path).path("security").valueStream().map((requirement) -> scopes(requirement)).toList())
			.containsExactlyInAnyOrder(List.of("user/" + resource + ".rs"), List.of("patient/" + resource + ".rs"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/fhir/metadata", "/fhir/.well-known/smart-configuration", "/.well-known/smart-configuration" })
	void whatIsOpenNeedsNothing(String path) {
		assertThat(get(path).path("security").isEmpty()).isTrue();
		assertThat(get(path).path("responses").propertyNames()).contains("200").doesNotContain("403", "404");
	}

	@Test
	void anAnswerIsAResource() {
		JsonNode responses = get("/fhir/Patient/{patientId}").path("responses");
		assertThat(responses.propertyNames()).contains("200", "304", "400", "401", "403", "404", "406", "503");
		for (String status : List.of("200", "400", "404", "406")) {
			assertThat(responses.at("/" + status + "/content/application~1fhir+json/schema/$ref").asString())
				.isEqualTo("#/components/schemas/FhirResource");
		}
		for (String status : List.of("401", "403", "503")) {
			assertThat(responses.at("/" + status + "/content").propertyNames())
				.containsExactly("application/problem+json");
		}
		assertThat(this.document.at("/components/schemas/FhirResource/required").valueStream().map(JsonNode::asString))
			.containsExactly("resourceType");
	}

	@Test
	void aSearchSaysWhatItUnderstands() {
		assertThat(parameters("/fhir/Patient")).containsExactlyInAnyOrder("_id", "family", "given", "name", "_count",
				"_page", "Prefer");
		assertThat(parameters("/fhir/ServiceRequest")).containsExactlyInAnyOrder("patient", "subject", "status",
				"_count", "_page", "Prefer");
		assertThat(get("/fhir/Patient").path("responses").propertyNames()).contains("429");
	}

	@Test
	void theSchemasOfHapiAreNotDocumented() {
		assertThat(this.document.at("/components/schemas").propertyNames()).contains("Patient")
			.doesNotContain("Bundle", "ServiceRequest", "CapabilityStatement", "HumanName");
	}

	private JsonNode get(String path) {
		return this.document.path("paths").path(path).path("get");
	}

	private List<String> parameters(String path) {
		return get(path).path("parameters")
			.valueStream()
			.map((parameter) -> parameter.path("name").asString())
			.toList();
	}

	private static List<String> scopes(JsonNode requirement) {
		return requirement.path("KlexHealth").valueStream().map(JsonNode::asString).toList();
	}

}
