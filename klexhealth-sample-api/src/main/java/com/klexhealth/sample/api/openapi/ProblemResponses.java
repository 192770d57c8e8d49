package com.klexhealth.sample.api.openapi;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Documents the errors of the API's own that every operation can answer with, each of
 * them a problem detail (RFC 9457). Those of access the starter documents.
 */
@Component
@Order(0) // before those who know better about some of them
class ProblemResponses implements OpenApiCustomizer {

	private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	@Override
	public void customise(OpenAPI openApi) {
		Components components = openApi.getComponents();
		components.addSchemas("Problem", problemSchema());
		openApi.getPaths().forEach((path, item) -> {
			item.readOperations().forEach((operation) -> document(path, operation));
			documentNotModified(item);
		});
	}

	private void document(String path, Operation operation) {
		ApiResponses responses = operation.getResponses();
		Set<String> headers = headers(operation);
		boolean reads = operation.getRequestBody() != null;
		if (operation.getParameters() != null || reads) {
			responses.addApiResponse("400", problem("The request is not valid: `errors` says which fields to mend"));
		}
		if (!path.equals("/patients")) {
			responses.addApiResponse("404", problem("Not there, or not yours to see"));
		}
		responses.addApiResponse("406", problem("There is no representation that the caller accepts"));
		if (reads) {
			responses.addApiResponse("409", problem("It is no longer possible, or others are changing the same"));
			responses.addApiResponse("415", problem("The request body is not JSON"));
		}
		if (headers.contains(HttpHeaders.IF_MATCH)) {
			responses.addApiResponse("412", problem("It was changed since the version in `If-Match`"));
			responses.addApiResponse("428", problem("`If-Match` is required"));
		}
		if (headers.contains(IDEMPOTENCY_KEY)) {
			responses.addApiResponse("422", problem("The `Idempotency-Key` belongs to another request"));
		}
		if (responses.containsKey("429")) {
			responses.addApiResponse("429", problem("Asked too often: `Retry-After` says when to come again")
				.addHeaderObject(HttpHeaders.RETRY_AFTER, header("Seconds to wait", new IntegerSchema().example(10))));
		}
	}

	// what can be read with an ETag need not be read again (If-None-Match)
	private void documentNotModified(PathItem item) {
		Operation get = item.getGet();
		ApiResponse found = (get != null) ? get.getResponses().get("200") : null;
		if (found != null && found.getHeaders() != null && found.getHeaders().containsKey(HttpHeaders.ETAG)) {
			get.getResponses()
				.addApiResponse("304", new ApiResponse().description("It is as you know it (`If-None-Match`)")
					.addHeaderObject(HttpHeaders.ETAG, header("The version", new StringSchema().example("\"1\""))));
		}
	}

	private static Header header(String description, Schema<?> schema) {
		return new Header().description(description).required(true).schema(schema);
	}

	private static Set<String> headers(Operation operation) {
		return Stream.ofNullable(operation.getParameters())
			.flatMap(List::stream)
			.filter((parameter) -> "header".equals(parameter.getIn()))
			.map(Parameter::getName)
			.collect(Collectors.toSet());
	}

	private ApiResponse problem(String description) {
		Schema<?> schema = new Schema<>().$ref(RefUtils.constructRef("Problem"));
		return new ApiResponse().description(description)
			.content(new Content().addMediaType(MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					new io.swagger.v3.oas.models.media.MediaType().schema(schema)));
	}

	private Schema<?> problemSchema() {
		Schema<?> error = new ObjectSchema().addProperty("field", text("Which field, or which parameter", "icd10Code"))
			.addProperty("message", text("What it has to be", "must be an ICD-10 code such as M54.5"))
			.addRequiredItem("field")
			.addRequiredItem("message");
		return new ObjectSchema().description("A problem detail (RFC 9457)")
			.addProperty("type",
					text("What kind of problem it is", "tag:klexhealth.com,2026:problem/invalid")
						.format("uri-reference"))
			.addProperty("title", text("The kind of problem in words", "The request is not valid"))
			.addProperty("status", new IntegerSchema().description("The HTTP status").example(400))
			.addProperty("detail", text("What to do about it", "The request is not valid."))
			.addProperty("instance", text("What was asked for", "/patients").format("uri-reference"))
			.addProperty("reason", text("Why a token was not accepted", "expired_token"))
			.addProperty("errors", new ArraySchema().items(error).description("What to mend in the request"))
			.addRequiredItem("status");
	}

	private static Schema<?> text(String description, String example) {
		return new StringSchema().description(description).example(example);
	}

}
