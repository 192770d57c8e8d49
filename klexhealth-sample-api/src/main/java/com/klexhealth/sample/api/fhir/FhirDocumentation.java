package com.klexhealth.sample.api.fhir;

import java.util.Set;

import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Documents how the FHIR endpoints refuse: by an {@code OperationOutcome}, but where the
 * lock in front of them refuses. Those that are open refuse nobody.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class FhirDocumentation implements OpenApiCustomizer {

	private static final String PROBLEM_JSON = "application/problem+json";

	private static final Set<String> BY_THE_LOCK = Set.of("401", "403", "503");

	private static final Set<String> OPEN = Set.of(FhirAnswers.PATH + "/metadata",
			FhirAnswers.PATH + "/.well-known/smart-configuration", "/.well-known/smart-configuration");

	@Override
	public void customise(OpenAPI openApi) {
		openApi.getPaths().forEach(this::document);
	}

	private void document(String path, PathItem item) {
		for (Operation operation : item.readOperations()) {
			if (OPEN.contains(path)) {
				operation.getResponses().keySet().removeAll(Set.of("403", "404"));
			}
			if (path.startsWith(FhirAnswers.PATH + "/")) {
				operation.getResponses()
					.computeIfAbsent("400", (status) -> new ApiResponse().description("The request is not readable"));
				operation.getResponses().forEach((status, response) -> document(path, status, response));
			}
		}
	}

	private void document(String path, String status, ApiResponse response) {
		boolean error = status.startsWith("4") || status.startsWith("5");
		if (!error || (BY_THE_LOCK.contains(status) && !OPEN.contains(path))) {
			return;
		}
		Content content = new Content().addMediaType(FhirJson.MEDIA_TYPE, schema("FhirResource"));
		if (status.equals("400")) {
			// the lock's, if there are two tokens
			content.addMediaType(PROBLEM_JSON, schema("Problem"));
		}
		response.setContent(content);
	}

	private static MediaType schema(String name) {
		return new MediaType().schema(new Schema<>().$ref(RefUtils.constructRef(name)));
	}

}
