package com.klexhealth.sample.api.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of requests that chance makes of the document. The seed is fixed, so that a
 * build that failed fails again: {@code -Dfuzz.seed=…} tries others, and
 * {@code -Dfuzz.requests=…} more. What was answered is in {@code target/fuzz-report.md}.
 */
@ContractTest
class ApiFuzzTests {

	private static final long SEED = Long.getLong("fuzz.seed", 20261125);

	private static final int REQUESTS = Integer.getInteger("fuzz.requests", 5000);

	private final Map<String, Map<Integer, Integer>> statistics = new TreeMap<>();

	private final List<String> complaints = new ArrayList<>();

	private final Server server;

	private final Issuer issuer;

	private final World world;

	private final JdbcClient jdbc;

	private final Endpoints endpoints;

	@Autowired
	ApiFuzzTests(Server server, Issuer issuer, World world, JdbcClient jdbc,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
		this.server = server;
		this.issuer = issuer;
		this.world = world;
		this.jdbc = jdbc;
		this.endpoints = new Endpoints(mapping);
	}

	@Test
	void everyAnswerIsDocumentedAndEveryAccessIsOnRecord() throws IOException {
		ApiDocument document = ApiDocument.of(this.server);
		FuzzedRequests requests = new FuzzedRequests(document, this.issuer, this.world, new Random(SEED));
		AnswerRules rules = new AnswerRules(document);
		Map<Attempt, Answer> answers = new java.util.LinkedHashMap<>();
		for (int number = 0; number < REQUESTS; number++) {
			Attempt attempt = requests.next(number);
			Answer answer = this.server.send(attempt.request());
			requests.learn(attempt, answer);
			answers.put(attempt, answer);
			complain(attempt, answer, rules.complaints(attempt, answer));
		}
		AuditRules audit = new AuditRules(this.jdbc, this.endpoints);
		answers.forEach((attempt, answer) -> complain(attempt, answer, audit.complaints(attempt, answer)));
		report(answers);
		assertThat(this.complaints).as("with -Dfuzz.seed=%d", SEED).isEmpty();
		assertThat(succeeded(answers)).as("operations that something was answered by")
			.containsExactlyElementsOf(document.operations()
				.stream()
				.map(ApiOperation::id)
				.collect(Collectors.toCollection(TreeSet::new)));
	}

	private void complain(Attempt attempt, Answer answer, List<String> found) {
		found.forEach((complaint) -> this.complaints.add("%s: %s → %d %s".formatted(complaint, attempt, answer.status(),
				(answer.text().length() > 500) ? answer.text().substring(0, 500) : answer.text())));
	}

	private static Set<String> succeeded(Map<Attempt, Answer> answers) {
		Set<String> operations = new TreeSet<>();
		answers.forEach((attempt, answer) -> {
			ApiOperation operation = attempt.operation();
			if (operation != null && answer.successful()) {
				operations.add(operation.id());
			}
		});
		return operations;
	}

	private void report(Map<Attempt, Answer> answers) throws IOException {
		answers.forEach((attempt, answer) -> {
			ApiOperation operation = attempt.operation();
			this.statistics.computeIfAbsent((operation != null) ? operation.id() : "none", (id) -> new TreeMap<>())
				.merge(answer.status(), 1, Integer::sum);
		});
		StringBuilder report = new StringBuilder("Seed %d, %d requests\n\n".formatted(SEED, answers.size()));
		this.statistics
			.forEach((id, statuses) -> report.append("- ").append(id).append(' ').append(statuses).append('\n'));
		this.complaints.forEach((complaint) -> report.append("\n* ").append(complaint));
		Files.writeString(Path.of("target", "fuzz-report.md"), report);
	}

}
