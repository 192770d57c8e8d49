package com.klexhealth.sample.api.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers FHIR clients with an {@code OperationOutcome} where others get a problem
 * detail. What went wrong is decided, and recorded, in the same place for both.
 */
@ControllerAdvice
class FhirErrors implements ResponseBodyAdvice<Object> {

	private final FhirContext context;

	private final JsonMapper json;

	FhirErrors(FhirContext context, JsonMapper json) {
		this.context = context;
		this.json = json;
	}

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
		return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converterType);
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType, MediaType contentType,
			Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request,
			ServerHttpResponse response) {
		if (body instanceof ProblemDetail problem && request instanceof ServletServerHttpRequest servletRequest
				&& FhirAnswers.isFhir(servletRequest.getServletRequest())) {
			response.getHeaders().setContentType(MediaType.parseMediaType(FhirJson.MEDIA_TYPE));
			return this.json.readTree(this.context.newJsonParser().encodeResourceToString(outcome(problem)));
		}
		return body;
	}

	private OperationOutcome outcome(ProblemDetail problem) {
		OperationOutcome outcome = new OperationOutcome();
		IssueType type = type(problem.getStatus());
		for (String text : diagnostics(problem)) {
			outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(text);
		}
		return outcome;
	}

	private List<String> diagnostics(ProblemDetail problem) {
		if (problem.getStatus() == HttpStatus.NOT_FOUND.value()) {
			return List.of("There is no such resource, or none that you may see.");
		}
		List<String> fields = fields(problem);
		if (!fields.isEmpty()) {
			return fields;
		}
		return Stream.of(problem.getDetail(), problem.getTitle(), "The request could not be handled.")
			.filter(Objects::nonNull)
			.limit(1)
			.toList();
	}

	private List<String> fields(ProblemDetail problem) {
		List<String> fields = new ArrayList<>();
		if (problem.getProperties() != null && problem.getProperties().get("errors") != null) {
			for (JsonNode error : this.json.valueToTree(problem.getProperties().get("errors")).values()) {
				fields.add(error.path("field").asString() + " " + error.path("message").asString());
			}
		}
		return fields;
	}

	static IssueType type(int status) {
		return switch (status) {
			case 400 -> IssueType.INVALID;
			case 403 -> IssueType.FORBIDDEN;
			case 404 -> IssueType.NOTFOUND;
			case 405, 406, 415 -> IssueType.NOTSUPPORTED;
			case 429 -> IssueType.THROTTLED;
			case 503 -> IssueType.TRANSIENT;
			default -> (status < 500) ? IssueType.PROCESSING : IssueType.EXCEPTION;
		};
	}

}
