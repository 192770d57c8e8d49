package com.klexhealth.sample.api.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The document says everything that a client has to know, and nothing twice.
 */
@ContractTest
class DocumentQualityTests {

	private static final Set<String> PROBLEMS = Set.of("application/problem+json", "application/fhir+json");

	private final ApiDocument document;

	private final ApiSchemas schemas;

	@Autowired
	DocumentQualityTests(Server server) {
		this.document = ApiDocument.of(server);
		this.schemas = new ApiSchemas(this.document);
	}

	@Test
	void aParserUnderstandsTheDocument() {
		SwaggerParseResult result = new OpenAPIV3Parser().readContents(this.document.json());
		assertThat(result.getMessages()).isEmpty();
		assertThat(result.isOpenapi31()).isTrue();
		assertThat(result.getOpenAPI().getPaths()).hasSameSizeAs(this.document.root().path("paths"));
	}

	@Test
	void theOnlyWayInIsTheAuthorizationCodeFlow() {
		JsonNode schemes = this.document.root().at("/components/securitySchemes");
		assertThat(schemes).hasSize(1).allSatisfy((scheme) -> {
			assertThat(scheme.path("type").asString()).isEqualTo("oauth2");
			assertThat(scheme.path("flows").propertyNames()).containsExactly("authorizationCode");
			assertThat(scheme.at("/flows/authorizationCode/scopes"))
				.allSatisfy((scope) -> assertThat(scope.asString()).isNotBlank());
		});
	}

	@Test
	void everyScopeOpensSomethingAndEveryOperationNamesItsScopes() {
		Set<String> used = new TreeSet<>();
		assertThat(this.document.operations()).allSatisfy((operation) -> {
			assertThat(operation.node().has("security")).isTrue();
			assertThat(operation.scopes()).allSatisfy((scopes) -> assertThat(scopes).isNotEmpty());
			operation.scopes().forEach(used::addAll);
		});
		assertThat(used).containsExactlyElementsOf(this.document.scopes());
	}

	@Test
	void everyOperationSaysWhatItIs() {
		assertThat(this.document.operations()).allSatisfy((operation) -> {
			assertThat(operation.id()).matches("[a-z][A-Za-z]+");
			assertThat(operation.node().path("summary").asString("")).isNotBlank();
			assertThat(operation.node().path("tags")).isNotEmpty();
		});
		assertThat(this.document.operations()).extracting(ApiOperation::id).doesNotHaveDuplicates();
	}

	@Test
	void everyOperationSaysHowItFails() {
		assertThat(this.document.operations()).allSatisfy((operation) -> {
			JsonNode responses = operation.node().path("responses");
			if (!operation.open()) {
				assertThat(responses.propertyNames()).contains("400", "401", "403", "406", "503");
			}
			assertThat(responses.properties()).allSatisfy((response) -> {
				assertThat(response.getValue().path("description").asString("")).isNotBlank();
				if (response.getKey().startsWith("4") || response.getKey().startsWith("5")) {
					assertThat(response.getValue().path("content").propertyNames()).isNotEmpty().isSubsetOf(PROBLEMS);
				}
			});
		});
	}

	@Test
	void everyParameterIsDescribedAndHasAnExample() {
		ApiExamples examples = new ApiExamples(this.document);
		assertThat(this.document.operations())
			.allSatisfy((operation) -> assertThat(operation.parameters()).allSatisfy((parameter) -> {
				assertThat(parameter.path("description").asString("")).isNotBlank();
				assertThat(examples.of(parameter)).isNotNull();
			}));
	}

	@Test
	void everyPropertyIsDescribedOrHasAnExample() {
		List<String> silent = new ArrayList<>();
		forEachProperty((name, property) -> {
			if (!property.has("description") && !property.has("example") && !property.has("$ref")) {
				silent.add(name);
			}
		});
		assertThat(silent).isEmpty();
	}

	@Test
	void everyExampleIsWhatItsSchemaSays() {
		List<String> complaints = new ArrayList<>();
		forEachProperty((name, property) -> {
			if (property.has("example")) {
				this.schemas.complaints(property, property.path("example"))
					.forEach((complaint) -> complaints.add(name + complaint));
			}
		});
		for (ApiOperation operation : this.document.operations()) {
			operation.node()
				.path("responses")
				.forEach(
						(response) -> response.path("content")
							.forEach((content) -> content.path("examples")
								.forEach((example) -> this.schemas
									.complaints(content.path("schema"), example.path("value"))
									.forEach((complaint) -> complaints.add(operation + complaint)))));
		}
		assertThat(complaints).isEmpty();
	}

	@Test
	void everySchemaIsUsed() {
		assertThat(this.document.root().at("/components/schemas").propertyNames())
			.allSatisfy((name) -> assertThat(this.document.json()).contains("\"#/components/schemas/" + name + "\""));
	}

	private void forEachProperty(BiConsumer<String, JsonNode> consumer) {
		JsonNode schemas = this.document.root().at("/components/schemas");
		assertThat(schemas).isNotEmpty();
		schemas.properties()
			.forEach((schema) -> schema.getValue()
				.path("properties")
				.properties()
				.forEach(
						(property) -> consumer.accept(schema.getKey() + "." + property.getKey(), property.getValue())));
	}

}
