package com.klexhealth.sample.api.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;

import com.klexhealth.sample.api.access.Recorded;

/**
 * Who asked for somebody's data is on record, with what came of it. A request is known
 * again by its token, which no other has.
 */
final class AuditRules {

	/** What is answered before it is known which endpoint is meant. */
	private static final Set<Integer> BEFORE_THE_ENDPOINT = Set.of(405, 406, 415);

	private final Map<String, List<Entry>> entries = new HashMap<>();

	private final Endpoints endpoints;

	AuditRules(JdbcClient jdbc, Endpoints endpoints) {
		this.endpoints = endpoints;
		jdbc.sql("""
				select token_id, subject, action, outcome, coalesce(status, 200) as status from access_record
				where token_id is not null
				""")
			.query(Entry.class)
			.list()
			.forEach((entry) -> this.entries.computeIfAbsent(entry.tokenId(), (tokenId) -> new ArrayList<>())
				.add(entry));
	}

	List<String> complaints(Attempt attempt, Answer answer) {
		List<Entry> found = this.entries.getOrDefault(attempt.tokenId(), List.of());
		String action = action(attempt.operation());
		if (!attempt.accepted() || (attempt.operation() != null && action == null)) {
			return found.isEmpty() ? List.of() : List.of("on record although nothing was asked for: " + found);
		}
		if (action == null || (found.isEmpty() && BEFORE_THE_ENDPOINT.contains(answer.status()))) {
			return List.of();
		}
		if (found.isEmpty()) {
			return List.of("not on record");
		}
		List<String> complaints = new ArrayList<>();
		for (Entry entry : found) {
			// what named somebody and found nobody is a refusal, too, and says with which
			// status
			boolean refused = entry.outcome().equals("REFUSED") && entry.status() == answer.status();
			boolean allowed = entry.outcome().equals("ALLOWED") && answer.successful();
			if (!entry.subject().equals(attempt.account().subject()) || !entry.action().equals(action)
					|| !(refused || allowed)) {
				complaints.add("on record as " + entry);
			}
		}
		return complaints;
	}

	/**
	 * What an operation does to a patient.
	 * @param operation the operation
	 * @return the action that is recorded, or {@code null} if none is
	 */
	@Nullable String action(@Nullable ApiOperation operation) {
		if (operation == null) {
			return null;
		}
		HandlerMethod handler = this.endpoints.handlers().get(operation.method() + " " + operation.path());
		if (handler == null) {
			return null;
		}
		Recorded recorded = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Recorded.class);
		return (recorded != null) ? recorded.value().name() : null;
	}

	record Entry(String tokenId, String subject, String action, String outcome, int status) {

	}

}
