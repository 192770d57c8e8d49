package com.klexhealth.boot.openapi;

import java.util.Set;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

import com.klexhealth.boot.jwt.TokenRefusal;
import com.klexhealth.boot.resourceserver.BearerAnswer;
import com.klexhealth.boot.resourceserver.BearerAnswers;
import com.klexhealth.boot.resourceserver.Problem;

/**
 * Documents how a request is refused, by the very answers that callers get. What the
 * application documents of a status itself stays.
 */
public final class BearerResponses {

	private static final String SCHEMA = "Problem";

	private final BearerAnswers answers;

	/**
	 * Creates the responses.
	 * @param answers answers requests that are refused
	 */
	public BearerResponses(BearerAnswers answers) {
		this.answers = answers;
	}

	void describe(Components components) {
		if (components.getSchemas() == null || !components.getSchemas().containsKey(SCHEMA)) {
			components.addSchemas(SCHEMA, schema());
		}
	}

	void add(Operation operation, boolean canBeDenied) {
		if (operation.getResponses() == null) {
			operation.setResponses(new ApiResponses());
		}
		ApiResponses responses = operation.getResponses();
		responses.computeIfAbsent("400", (status) -> malformed());
		responses.computeIfAbsent("401", (status) -> unauthenticated());
		if (canBeDenied) {
			responses.computeIfAbsent("403", (status) -> denied());
		}
		responses.computeIfAbsent("503", (status) -> unavailable());
	}

	private ApiResponse malformed() {
		BearerAnswer answer = this.answers
			.unauthenticated(new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("")));
		return challenge(response("The request is malformed", answer), answer, false);
	}

	private ApiResponse unauthenticated() {
		BearerAnswer missing = this.answers.unauthenticated(new InsufficientAuthenticationException(""));
		BearerAnswer expired = this.answers
			.unauthenticated(new InvalidBearerTokenException("", TokenRefusal.EXPIRED_TOKEN.toException()));
		return challenge(response("No token, or one that is not accepted: `reason` says why", missing, expired),
				expired, true);
	}

	private ApiResponse denied() {
		BearerAnswer answer = this.answers.denied();
		return challenge(response("The token lacks a scope, or its user a role", answer), answer, false);
	}

	private ApiResponse unavailable() {
		BearerAnswer answer = this.answers.unauthenticated(new AuthenticationServiceException(""));
		return response("The token cannot be checked at the moment: `Retry-After` says when to try again", answer)
			.addHeaderObject(HttpHeaders.RETRY_AFTER,
					new Header().description("Seconds to wait").required(true).schema(typed("integer").example(10)));
	}

	private static ApiResponse response(String description, BearerAnswer... answers) {
		MediaType body = new MediaType().schema(new Schema<>().$ref(SCHEMA));
		for (BearerAnswer answer : answers) {
			Problem problem = answer.problem();
			body.addExamples(problem.reason(), new Example().summary(problem.title()).value(problem.toMembers()));
		}
		return new ApiResponse().description(description).content(new Content().addMediaType(Problem.MEDIA_TYPE, body));
	}

	private static ApiResponse challenge(ApiResponse response, BearerAnswer answer, boolean required) {
		return response.addHeaderObject(HttpHeaders.WWW_AUTHENTICATE,
				new Header().description("The challenge (RFC 6750, section 3)")
					.required(required)
					.schema(typed("string").example(answer.challenge())));
	}

	private Schema<?> schema() {
		Problem example = this.answers.denied().problem();
		Schema<?> schema = typed("object");
		schema.setDescription("A problem detail (RFC 9457)");
		schema.addProperty("type", typed("string").format("uri-reference").example("about:blank"));
		schema.addProperty("title", typed("string").description("What is wrong").example(example.title()));
		schema.addProperty("status", typed("integer").description("The HTTP status").example(example.status()));
		schema.addProperty("detail", typed("string").description("What to do about it").example(example.detail()));
		schema.addProperty("reason",
				typed("string").description("A stable code for programs").example(example.reason()));
		schema.addRequiredItem("title");
		schema.addRequiredItem("status");
		return schema;
	}

	/*
	 * OpenAPI 3.0 reads the one, OpenAPI 3.1 the other.
	 */
	private static Schema<?> typed(String type) {
		Schema<?> schema = new Schema<>();
		schema.setType(type);
		schema.setTypes(Set.of(type));
		return schema;
	}

}
