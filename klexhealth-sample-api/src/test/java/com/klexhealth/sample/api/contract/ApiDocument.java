package com.klexhealth.sample.api.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The OpenAPI document of the running API, as its readers get it.
 */
final class ApiDocument {

	private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch",
			"trace");

	private final String json;

	private final JsonNode root;

	private final List<ApiOperation> operations;

	private ApiDocument(String json) {
		this.json = json;
		this.root = JsonMapper.shared().readTree(json);
		this.operations = this.root.path("paths")
			.properties()
			.stream()
			.flatMap((path) -> path.getValue()
				.properties()
				.stream()
				.filter((entry) -> METHODS.contains(entry.getKey()))
				.map((entry) -> operation(entry.getKey(), path.getKey(), path.getValue(), entry.getValue())))
			.toList();
	}

	static ApiDocument of(Server server) {
		Answer answer = server.send(new Request("GET", "/v3/api-docs"));
		assertThat(answer.status()).isEqualTo(200);
		return new ApiDocument(answer.text());
	}

	String json() {
		return this.json;
	}

	JsonNode root() {
		return this.root;
	}

	List<ApiOperation> operations() {
		return this.operations;
	}

	/**
	 * Every scope that a token can have.
	 * @return the names
	 */
	Set<String> scopes() {
		Set<String> scopes = new TreeSet<>();
		this.root.at("/components/securitySchemes")
			.forEach((scheme) -> scheme.path("flows")
				.forEach((flow) -> scopes.addAll(flow.path("scopes").propertyNames())));
		return scopes;
	}

	/**
	 * What a node means: itself, or what it refers to.
	 * @param node a node of the document
	 * @return the node, which is no reference
	 */
	JsonNode resolve(JsonNode node) {
		JsonNode resolved = node;
		while (resolved.has("$ref")) {
			String reference = resolved.path("$ref").asString();
			assertThat(reference).startsWith("#/");
			resolved = this.root.at(reference.substring(1));
			assertThat(resolved.isMissingNode()).as(reference).isFalse();
		}
		return resolved;
	}

	private ApiOperation operation(String method, String path, JsonNode item, JsonNode node) {
		List<JsonNode> parameters = new ArrayList<>();
		item.path("parameters").forEach((parameter) -> parameters.add(resolve(parameter)));
		node.path("parameters").forEach((parameter) -> parameters.add(resolve(parameter)));
		JsonNode security = node.has("security") ? node.path("security") : this.root.path("security");
		return new ApiOperation(method.toUpperCase(java.util.Locale.ROOT), path, node, List.copyOf(parameters),
				scopes(security));
	}

	private static List<Set<String>> scopes(JsonNode security) {
		List<Set<String>> alternatives = new ArrayList<>();
		for (JsonNode requirement : security) {
			Set<String> scopes = new TreeSet<>();
			requirement.forEach((names) -> names.forEach((name) -> scopes.add(name.asString())));
			alternatives.add(scopes);
		}
		return alternatives;
	}

}
