package com.klexhealth.sample.api.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the OpenAPI document.
 *
 * @param method the HTTP method
 * @param path the path, with variables
 * @param node what the document says of it
 * @param parameters its parameters, and those of its path
 * @param scopes the sets of scopes of which a token needs one, none if it is open to
 * everybody
 */
record ApiOperation(String method, String path, JsonNode node, List<JsonNode> parameters, List<Set<String>> scopes) {

	String id() {
		return this.node.path("operationId").asString("");
	}

	boolean open() {
		return this.scopes.isEmpty();
	}

	/**
	 * Whether a token with these scopes is enough.
	 * @param scopes the token's scopes
	 * @return whether they contain all of an alternative
	 */
	boolean permits(Set<String> scopes) {
		return open() || this.scopes.stream().anyMatch(scopes::containsAll);
	}

	Stream<JsonNode> parameters(String in) {
		return this.parameters.stream().filter((parameter) -> parameter.path("in").asString().equals(in));
	}

	boolean hasParameter(String in, String name) {
		return parameters(in).anyMatch((parameter) -> parameter.path("name").asString().equalsIgnoreCase(name));
	}

	/**
	 * The type of body that the operation reads.
	 * @return the first one, or {@code null} if it reads none
	 */
	@Nullable String bodyType() {
		return this.node.at("/requestBody/content").propertyNames().stream().findFirst().orElse(null);
	}

	JsonNode bodySchema() {
		return this.node.at("/requestBody/content").path(String.valueOf(bodyType())).path("schema");
	}

	JsonNode response(int status) {
		return this.node.path("responses").path(String.valueOf(status));
	}

	@Override
	public String toString() {
		return id();
	}

}
