package com.klexhealth.sample.api.openapi;

import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Documents the errors that every operation can answer with, each of them a problem
 * detail (RFC 9457).
 */
@Component
@Order(0) // before those who know better about some of them
class ProblemResponses implements OpenApiCustomizer {

	@Override
	public void customise(OpenAPI openApi) {
		Components components = openApi.getComponents();
		components.addSchemas("Problem", problemSchema());
		openApi.getPaths()
			.forEach((path, item) -> item.readOperations().forEach((operation) -> document(path, operation)));
	}

	private void document(String path, Operation operation) {
		ApiResponses responses = operation.getResponses();
		if (operation.getParameters() != null || operation.getRequestBody() != null) {
			responses.addApiResponse("400", problem("The request is not valid: `errors` says which fields to mend"));
		}
		responses.addApiResponse("401", problem("No token, or one that is not accepted: `reason` says why"));
		responses.addApiResponse("403", problem("The token lacks a scope, or the account a role"));
		if (!path.equals("/patients")) {
			responses.addApiResponse("404", problem("Not there, or not yours to see"));
		}
		responses.addApiResponse("406", problem("There is no representation that the caller accepts"));
		if (operation.getRequestBody() != null) {
			responses.addApiResponse("415", problem("The request body is not JSON"));
		}
		responses.addApiResponse("503", problem("Tokens cannot be checked at the moment: `Retry-After` says when"));
	}

	private ApiResponse problem(String description) {
		Schema<?> schema = new Schema<>().$ref(RefUtils.constructRef("Problem"));
		return new ApiResponse().description(description)
			.content(new Content().addMediaType(MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					new io.swagger.v3.oas.models.media.MediaType().schema(schema)));
	}

	private Schema<?> problemSchema() {
		Schema<?> error = new ObjectSchema().addProperty("field", new StringSchema().example("icd10Code"))
			.addProperty("message", new StringSchema().example("must be an ICD-10 code such as M54.5"))
			.addRequiredItem("field")
			.addRequiredItem("message");
		return new ObjectSchema().description("A problem detail (RFC 9457)")
			.addProperty("type", new StringSchema().format("uri-reference").example("about:blank"))
			.addProperty("title", new StringSchema().example("Bad Request"))
			.addProperty("status", new IntegerSchema().example(400))
			.addProperty("detail", new StringSchema().example("The request is not valid."))
			.addProperty("instance", new StringSchema().format("uri-reference").example("/patients"))
			.addProperty("reason", new StringSchema().description("Why a token was not accepted"))
			.addProperty("errors", new ArraySchema().items(error).description("What to mend in the request"))
			.addRequiredItem("status");
	}

}
