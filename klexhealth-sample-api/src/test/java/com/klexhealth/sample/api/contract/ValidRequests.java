package com.klexhealth.sample.api.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are well formed, made of the document's examples and of the identifiers
 * of those whom they are about.
 */
final class ValidRequests {

	private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

	/** Parameters without which a request would not be about somebody. */
	private static final Set<String> WHOSE = Set.of("patient", "patientId");

	private final ApiExamples examples;

	ValidRequests(ApiDocument document) {
		this.examples = new ApiExamples(document);
	}

	Request about(Whom whom, ApiOperation operation) {
		Request request = new Request(operation.method(), path(whom, operation) + query(whom, operation));
		if (operation.hasParameter("header", "Idempotency-Key")) {
			request.header("Idempotency-Key", UUID.randomUUID().toString());
		}
		String type = operation.bodyType();
		if (type != null) {
			request.header("Content-Type", type).body(body(whom, operation).toString());
		}
		return request;
	}

	/**
	 * The operation's path.
	 * @param whom whom it is about
	 * @param operation the operation
	 * @return the path, without variables
	 */
	String path(Whom whom, ApiOperation operation) {
		Matcher matcher = VARIABLE.matcher(operation.path());
		StringBuilder path = new StringBuilder();
		while (matcher.find()) {
			String before = operation.path().substring(0, matcher.start());
			UUID identifier = whom.identifier(matcher.group(1), before);
			assertThat(identifier).as("what %s of %s means", matcher.group(), operation.path()).isNotNull();
			matcher.appendReplacement(path, String.valueOf(identifier));
		}
		return matcher.appendTail(path).toString();
	}

	JsonNode body(Whom whom, ApiOperation operation) {
		JsonNode body = this.examples.of(operation.bodySchema()).deepCopy();
		if (body instanceof ObjectNode object) {
			object.propertyNames().forEach((name) -> {
				UUID identifier = whom.identifier(name, operation.path());
				if (identifier != null) {
					object.put(name, identifier.toString());
				}
			});
		}
		return body;
	}

	/**
	 * A valid value of a parameter.
	 * @param whom whom the request is about
	 * @param operation the operation
	 * @param parameter its parameter
	 * @return the value, not encoded
	 */
	String value(Whom whom, ApiOperation operation, JsonNode parameter) {
		@Nullable UUID identifier = whom.identifier(parameter.path("name").asString(), operation.path());
		return (identifier != null) ? identifier.toString() : this.examples.of(parameter).asString();
	}

	private String query(Whom whom, ApiOperation operation) {
		String query = operation.parameters("query")
			.filter((parameter) -> parameter.path("required").asBoolean(false)
					|| WHOSE.contains(parameter.path("name").asString()))
			.map((parameter) -> parameter.path("name").asString() + "="
					+ URLEncoder.encode(value(whom, operation, parameter), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return query.isEmpty() ? "" : "?" + query;
	}

}
