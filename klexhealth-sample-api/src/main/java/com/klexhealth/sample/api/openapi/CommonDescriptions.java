package com.klexhealth.sample.api.openapi;

import java.util.Map;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes what stands at many operations and is nowhere of our own: the identifiers in
 * paths, and the pages of Spring Data.
 */
@Component
class CommonDescriptions implements OpenApiCustomizer {

	private static final Map<String, String> IDENTIFIERS = Map.of("patientId", "The patient's identifier", "id",
			"The identifier of what is asked for");

	private static final Map<String, String> PAGE = Map.of("size", "How many fit on a page", "number",
			"Which page this is, from 0", "totalElements", "How many there are on all pages", "totalPages",
			"How many pages there are");

	@Override
	public void customise(OpenAPI openApi) {
		openApi.getPaths()
			.values()
			.stream()
			.flatMap((item) -> item.readOperations().stream())
			.filter((operation) -> operation.getParameters() != null)
			.flatMap((operation) -> operation.getParameters().stream())
			.filter((parameter) -> "path".equals(parameter.getIn()))
			.forEach(CommonDescriptions::describe);
		openApi.getComponents().getSchemas().forEach((name, schema) -> describe(name, schema));
	}

	private static void describe(String name, Schema<?> schema) {
		if (name.equals("PageMetadata")) {
			schema.getProperties().forEach((property, value) -> value.setDescription(PAGE.get(property)));
		}
		if (name.startsWith("PagedModel")) {
			schema.getProperties()
				.forEach((property, value) -> value
					.setDescription(property.equals("content") ? "What is on this page" : "Which page this is"));
		}
	}

	private static void describe(Parameter parameter) {
		if (parameter.getDescription() == null) {
			parameter.setDescription(IDENTIFIERS.get(parameter.getName()));
		}
		if (parameter.getExample() == null) {
			parameter.setExample("8d3f6c1e-42b7-4a5d-9c0f-7e1b2a3d4c51");
		}
	}

}
