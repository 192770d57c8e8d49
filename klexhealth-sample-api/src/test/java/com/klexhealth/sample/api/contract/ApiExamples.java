package com.klexhealth.sample.api.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as the document itself shows them: what an example says is what is sent, so an
 * example that the API refuses fails a test.
 */
final class ApiExamples {

	private final ApiDocument document;

	ApiExamples(ApiDocument document) {
		this.document = document;
	}

	/**
	 * Put an example together.
	 * @param described a schema, or something else that has an example or a schema
	 * @return its own example, or one made of its parts' examples
	 */
	JsonNode of(JsonNode described) {
		if (described.has("example")) {
			return described.path("example");
		}
		if (described.has("default")) {
			return described.path("default");
		}
		if (described.has("examples")) {
			JsonNode first = described.path("examples").iterator().next();
			return first.has("value") ? first.path("value") : first;
		}
		if (described.has("$ref")) {
			return of(this.document.resolve(described));
		}
		if (described.has("schema")) {
			return of(described.path("schema"));
		}
		if (described.has("properties")) {
			ObjectNode object = JsonNodeFactory.instance.objectNode();
			described.path("properties").properties().forEach((property) -> {
				if (!property.getValue().path("readOnly").asBoolean(false)) {
					object.set(property.getKey(), of(property.getValue()));
				}
			});
			return object;
		}
		if (described.has("items")) {
			ArrayNode array = JsonNodeFactory.instance.arrayNode();
			return array.add(of(described.path("items")));
		}
		if (described.has("const")) {
			return described.path("const");
		}
		if (described.has("enum")) {
			return described.path("enum").get(0);
		}
		for (String combined : new String[] { "allOf", "oneOf", "anyOf" }) {
			if (described.has(combined)) {
				return of(described.path(combined).get(0));
			}
		}
		throw new AssertionError("The document has no example of " + described);
	}

}
