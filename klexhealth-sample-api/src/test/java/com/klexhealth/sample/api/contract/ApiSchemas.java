package com.klexhealth.sample.api.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds values against the document's schemas. An object that lists its properties may
 * have no others: what is given out is documented.
 */
final class ApiSchemas {

	private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012(), (builder) -> builder
		.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

	private final Map<JsonNode, Schema> schemas = new HashMap<>();

	private final JsonNode components;

	ApiSchemas(ApiDocument document) {
		JsonNode copy = document.root().path("components").deepCopy();
		close(copy.path("schemas"));
		this.components = copy;
	}

	/**
	 * What is wrong with a text that is to be a JSON value.
	 * @param schema the schema
	 * @param text the text
	 * @return the complaints
	 */
	List<String> complaints(JsonNode schema, String text) {
		JsonNode value;
		try {
			value = JsonMapper.shared().readTree(text);
		}
		catch (JacksonException ex) {
			return List.of("no JSON");
		}
		return complaints(schema, value);
	}

	List<String> complaints(JsonNode schema, JsonNode value) {
		return this.schemas.computeIfAbsent(schema, this::compile)
			.validate(value)
			.stream()
			.map(Error::toString)
			.toList();
	}

	private Schema compile(JsonNode schema) {
		ObjectNode root = (ObjectNode) schema.deepCopy();
		close(root);
		root.set("components", this.components);
		return this.registry.getSchema(root);
	}

	private static void close(JsonNode node) {
		node.forEach(ApiSchemas::close);
		if (node instanceof ObjectNode object && object.path("properties").isObject()
				&& Stream.of("additionalProperties", "allOf", "oneOf", "anyOf").noneMatch(object::has)) {
			object.put("additionalProperties", false);
		}
	}

}
