package com.klexhealth.sample.api.postgresql;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.postgresql.ApiClient.Change;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who registers patients, writes prescriptions for them, and opens the record of
 * another in an emergency, until there is no answer. Every change carries the name of its
 * request.
 */
final class Writer {

	static final String PRESCRIPTION = """
			"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "%s", "sessions": 6,
			"frequency": "1× wöchentlich", "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-10-05",
			"startBy": "2026-11-02"
			""";

	private final ApiClient client;

	private final Set<String> answered;

	private final Runnable afterEach;

	private @Nullable Change unanswered;

	/**
	 * Create a writer.
	 * @param client whom to send changes to
	 * @param answered where to note the names of those that were answered
	 * @param afterEach what to do after each answer
	 */
	Writer(ApiClient client, Set<String> answered, Runnable afterEach) {
		this.client = client;
		this.answered = answered;
		this.afterEach = afterEach;
	}

	/**
	 * Write until there is no answer.
	 * @return the change of which nobody knows whether it was made
	 */
	Change write() {
		while (true) {
			try {
				writeAboutSomebodyNew();
			}
			catch (IOException ex) {
				return Objects.requireNonNull(this.unanswered);
			}
		}
	}

	private void writeAboutSomebodyNew() throws IOException {
		String id = name("post");
		HttpResponse<String> registered = send(new Change(id, "POST", "/patients", """
				{"givenName": "Max", "familyName": "%s", "birthDate": "1964-08-12", "gender": "male",
					"insurer": "BARMER", "insuranceNumber": "T220001291"}
				""".formatted(id), null), 201);
		String prescriptions = location(registered) + "/prescriptions";
		id = name("post");
		HttpResponse<String> issued = send(
				new Change(id, "POST", prescriptions, "{" + PRESCRIPTION.formatted(id) + "}", null), 201);
		String prescription = location(issued);
		id = name("put");
		HttpResponse<String> amended = send(new Change(id, "PUT", prescription,
				"{\"reason\": \"" + id + "\", " + PRESCRIPTION.formatted("Kreuzschmerz") + "}", version(issued)), 200);
		id = name("post");
		send(new Change(id, "POST", "/patients/" + DemoPatients.ARNOLD + "/emergency-accesses",
				"{\"reason\": \"" + id + "\"}", null), 201);
		id = name("post");
		send(new Change(id, "POST", prescription + "/cancellation", "{\"reason\": \"" + id + "\"}", version(amended)),
				200);
	}

	private HttpResponse<String> send(Change change, int status) throws IOException {
		this.unanswered = change;
		HttpResponse<String> answer = this.client.send(change, change.id());
		assertThat(answer.statusCode()).as("%s: %s", change, answer.body()).isEqualTo(status);
		this.answered.add(change.id());
		this.afterEach.run();
		return answer;
	}

	private static String name(String method) {
		return method + "-" + UUID.randomUUID();
	}

	private static String location(HttpResponse<String> created) {
		return URI.create(created.headers().firstValue("Location").orElseThrow()).getPath();
	}

	private static String version(HttpResponse<String> answer) {
		return answer.headers().firstValue("ETag").orElseThrow();
	}

}
