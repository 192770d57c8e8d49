package com.klexhealth.boot.openapi.autoconfigure.servlet;

import java.util.List;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.klexhealth.boot.testsupport.RunningApplication;

/**
 * The OpenAPI document of a running application, as anybody reads it.
 */
final class OpenApiDocument {

	private final JsonNode json;

	private OpenApiDocument(JsonNode json) {
		this.json = json;
	}

	static OpenApiDocument of(RunningApplication application) {
		byte[] body = application.client()
			.get()
			.uri("/v3/api-docs")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		return new OpenApiDocument(JsonMapper.shared().readTree(body));
	}

	JsonNode at(String pointer) {
		return this.json.at(pointer);
	}

	JsonNode operation(String method, String path) {
		return at("/paths/" + path.replace("/", "~1") + "/" + method);
	}

	/**
	 * Returns what an operation requires.
	 * @param method the HTTP method
	 * @param path the path
	 * @return alternatives, each of scopes; none if there is no requirement
	 */
	List<String> scopes(String method, String path) {
		return operation(method, path).at("/security")
			.valueStream()
			.map((requirement) -> String.join(" ",
					new TreeSet<>(requirement.at("/KlexHealth").valueStream().map(JsonNode::asString).toList())))
			.sorted()
			.toList();
	}

	List<String> statuses(String method, String path) {
		return List.copyOf(operation(method, path).at("/responses").propertyNames());
	}

}
