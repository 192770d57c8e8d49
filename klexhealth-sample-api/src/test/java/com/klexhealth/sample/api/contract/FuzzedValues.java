package com.klexhealth.sample.api.contract;

import java.util.List;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that are valid, nearly valid, or not at all, made of a schema and of chance.
 */
final class FuzzedValues {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final ApiDocument document;

	private final Random random;

	FuzzedValues(ApiDocument document, Random random) {
		this.document = document;
		this.random = random;
	}

	<T> T oneOf(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	/**
	 * A value for a parameter that does not keep to what the document says of it, or just
	 * so.
	 * @param schema the parameter's schema
	 * @return the value, not encoded
	 */
	String odd(JsonNode schema) {
		JsonNode resolved = this.document.resolve(schema);
		if (chance(50)) {
			return HostileText.any(this.random);
		}
		JsonNode edge = edge(resolved);
		return edge.isContainer() ? edge.toString() : edge.asString();
	}

	/**
	 * Change something about a valid body.
	 * @param body the body, which is changed
	 * @param schema its schema
	 */
	void mutate(JsonNode body, JsonNode schema) {
		if (!(body instanceof ObjectNode object) || object.isEmpty()) {
			return;
		}
		String name = oneOf(List.copyOf(object.propertyNames()));
		JsonNode property = this.document.resolve(this.document.resolve(schema).path("properties").path(name));
		if (object.path(name).isObject() && chance(70)) {
			mutate(object.path(name), property);
			return;
		}
		switch (this.random.nextInt(6)) {
			case 0 -> object.remove(name);
			case 1 -> object.putNull(name);
			case 2 -> object.set(name, otherType());
			case 3 -> object.put(name, HostileText.any(this.random));
			case 4 -> object.put("surprise", HostileText.any(this.random));
			default -> object.set(name, edge(property));
		}
	}

	/**
	 * A text that is no JSON object, or not the one that is expected.
	 * @param valid the body that would be
	 * @return the text
	 */
	String broken(JsonNode valid) {
		String json = valid.toString();
		return switch (this.random.nextInt(12)) {
			case 0 -> "";
			case 1 -> "{";
			case 2 -> json.substring(0, this.random.nextInt(json.length()));
			case 3 -> "[" + json + "]";
			case 4 -> "null";
			case 5 -> "\"text\"";
			case 6 -> "[".repeat(5000);
			case 7 -> json + json;
			case 8 -> json.replaceFirst("\\{\"([^\"]+)\":", "{\"$1\":null,\"$1\":");
			case 9 -> json.replaceFirst(":\"[^\"]*\"", ":" + "9".repeat(2000));
			case 10 -> json.replaceFirst(":\"[^\"]*\"", ":1e999999999");
			default -> json.replaceFirst(":\"[^\"]*\"", ":\"" + HostileText.huge() + "\"");
		};
	}

	private JsonNode otherType() {
		return switch (this.random.nextInt(6)) {
			case 0 -> NODES.numberNode(this.random.nextInt());
			case 1 -> NODES.booleanNode(this.random.nextBoolean());
			case 2 -> NODES.arrayNode().add("a");
			case 3 -> NODES.objectNode().put("a", "b");
			case 4 -> NODES.numberNode(1.5);
			default -> NODES.stringNode("");
		};
	}

	private JsonNode edge(JsonNode schema) {
		ArrayNode edges = MAPPER.createArrayNode();
		if (schema.has("minimum")) {
			edges.add(schema.path("minimum").asLong()).add(schema.path("minimum").asLong() - 1);
		}
		if (schema.has("maximum")) {
			edges.add(schema.path("maximum").asLong()).add(schema.path("maximum").asLong() + 1);
		}
		if (schema.path("type").asString("").equals("integer")) {
			edges.add(0).add(-1).add(Integer.MAX_VALUE).add(1L + Integer.MAX_VALUE).add(Long.MIN_VALUE).add("1");
		}
		if (schema.has("minLength")) {
			int length = schema.path("minLength").asInt();
			edges.add("b".repeat(length)).add("b".repeat(Math.max(0, length - 1))).add(" ".repeat(length));
		}
		if (schema.has("maxLength")) {
			int length = schema.path("maxLength").asInt();
			edges.add("b".repeat(length)).add("b".repeat(length + 1)).add("ı".repeat(length)).add("💊".repeat(length));
		}
		schema.path("enum")
			.forEach((value) -> edges.add(value).add(value.asString().toUpperCase(java.util.Locale.ROOT)));
		switch (schema.path("format").asString("")) {
			case "date" -> edges.add("1899-12-31")
				.add("1900-01-01")
				.add("2099-12-31")
				.add("2100-01-01")
				.add("2024-02-29")
				.add("2026-10-05T00:00:00Z");
			case "uuid" -> edges.add("4711").add("1-1-1-1-1").add("{" + new java.util.UUID(1, 2) + "}");
			default -> edges.add("x").add("x".repeat(10)).add("ß".repeat(400));
		}
		return edges.get(this.random.nextInt(edges.size()));
	}

}
