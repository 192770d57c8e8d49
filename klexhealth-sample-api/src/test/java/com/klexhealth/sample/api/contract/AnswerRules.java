package com.klexhealth.sample.api.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * What every answer has to keep to, whatever was asked: no failure of the server, what
 * the document says, and nothing of the inside.
 */
final class AnswerRules {

	private static final Pattern INSIDE = Pattern
		.compile("org\\.(springframework|h2|postgresql|apache)|java\\.(lang|util|sql|time)|com\\.klexhealth"
				+ "|tools\\.jackson|jakarta\\.|[a-z]Exception\\b|\\tat |\\b(?i:select .+ from|insert into)\\b|eyJ[a-zA-Z0-9_-]{20}");

	private static final Map<Integer, String> HEADERS = Map.of(401, "WWW-Authenticate", 405, "Allow", 429,
			"Retry-After", 503, "Retry-After");

	/** Headers that are always there where they are documented. */
	private static final Set<String> ALWAYS = Set.of("Location", "ETag", "Link");

	private static final Set<Integer> WITHOUT_OPERATION = Set.of(400, 401, 403, 404, 405, 406, 415);

	private final ApiSchemas schemas;

	private final ApiDocument document;

	AnswerRules(ApiDocument document) {
		this.document = document;
		this.schemas = new ApiSchemas(document);
	}

	List<String> complaints(Attempt attempt, Answer answer) {
		List<String> complaints = new ArrayList<>();
		int status = answer.status();
		if (status >= 500) {
			complaints.add("the server failed");
		}
		if (INSIDE.matcher(answer.text()).find()) {
			complaints.add("the answer tells of the inside");
		}
		String header = HEADERS.get(status);
		if (header != null && answer.headers().firstValue(header).isEmpty()) {
			complaints.add("no header " + header);
		}
		if (attempt.accepted() && status == 401) {
			complaints.add("a good token was refused");
		}
		ApiOperation operation = attempt.operation();
		// the container refuses TRACE before anybody looks at the token
		boolean refused = status == 401 || status == 400 || attempt.request().method().equals("TRACE");
		if (!attempt.accepted() && !refused && !isOpen(attempt.request())) {
			complaints.add("something was answered without a good token");
		}
		if (operation != null) {
			checkDocumented(operation.response(status), attempt, answer, complaints);
		}
		else if (!WITHOUT_OPERATION.contains(status) && !attempt.request().method().equals("OPTIONS")) {
			complaints.add("there is no such operation");
		}
		return complaints;
	}

	private boolean isOpen(Request request) {
		String path = request.target().split("\\?")[0];
		return this.document.operations()
			.stream()
			.anyMatch((operation) -> operation.open() && operation.path().equals(path));
	}

	private void checkDocumented(JsonNode described, Attempt attempt, Answer answer, List<String> complaints) {
		JsonNode response = this.document.resolve(described);
		if (response.isMissingNode()) {
			complaints.add("the status is not documented");
			return;
		}
		response.path("headers").properties().forEach((header) -> {
			String name = header.getKey();
			boolean required = this.document.resolve(header.getValue()).path("required").asBoolean(false);
			if ((required || ALWAYS.contains(name)) && answer.headers().firstValue(name).isEmpty()) {
				complaints.add("no header " + name);
			}
		});
		if (attempt.request().method().equals("HEAD")) {
			return;
		}
		JsonNode content = response.path("content");
		if (content.isEmpty()) {
			if (answer.body().length > 0) {
				complaints.add("no body is documented");
			}
			return;
		}
		JsonNode type = content.path(answer.mediaType());
		if (type.isMissingNode()) {
			complaints.add("the type " + answer.mediaType() + " is not documented");
			return;
		}
		this.schemas.complaints(type.path("schema"), answer.text())
			.forEach((complaint) -> complaints.add("the schema is broken: " + complaint));
	}

}
