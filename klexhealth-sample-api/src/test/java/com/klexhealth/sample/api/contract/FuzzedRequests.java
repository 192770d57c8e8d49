package com.klexhealth.sample.api.contract;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that chance makes of the document: most of them nearly right, some of them
 * right, and some far off, with good tokens and bad ones.
 */
final class FuzzedRequests {

	private static final JsonMapper ASCII = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	private static final List<String> ODD_METHODS = List.of("OPTIONS", "PATCH", "PUT", "DELETE", "POST", "GET", "TRACE",
			"PROPFIND", "QUERY", "get", "FOO");

	private static final List<String> ODD_PATHS = List.of("/admin", "/.env", "/error", "/favicon.ico", "/actuator/env",
			"/actuator/health/../env", "/patients/", "/patients//me", "/patients/me/", "/patients/%2e%2e/actuator/env",
			"/patients/..;/actuator/env", "/patients;a=b", "/patients/me%2f", "/patients/%00", "/PATIENTS",
			"//patients", "/patients/me.json", "/patients/%5c", "/patients/%252e%252e", "/%2e/patients", "/fhir",
			"/fhir/Observation", "/v3/api-docs/../../patients", "/patients/%F0%9F%92%8A/%20", "/patients/%ff",
			"/swagger-ui/../patients");

	private static final List<String> ACCEPTED_TYPES = List.of("*/*", "application/json",
			"application/*;q=0.5, */*;q=0.1", "application/problem+json", "text/html", "application/xml", "image/png",
			"application/json;q=0", "nonsense", "", "*", "application/fhir+json", "application/json;charset=utf-16");

	private static final List<String> CONTENT_TYPES = List.of("text/plain", "application/xml", "nonsense", "",
			"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json;charset=utf-8",
			"application/json;charset=utf-16", "application/json;charset=none", "application/merge-patch+json", "*/*");

	private static final List<String> TAGS = List.of("\"1\"", "\"2\"", "W/\"1\"", "*", "\"0\"", "1", "", "\"1",
			"\"1\", \"2\"", "\"9999999999999999999999\"", "\"-1\"", "\"a b\"", "W/*", ",");

	private final FuzzedValues values;

	private final Random random;

	private final ApiDocument document;

	private final ValidRequests valid;

	private final Issuer issuer;

	private final List<Account> accounts = new ArrayList<>();

	private final Map<String, List<Whom>> related = new HashMap<>();

	private final List<Whom> all = new ArrayList<>();

	private final List<String> keys = Stream.generate(() -> UUID.randomUUID().toString()).limit(20).toList();

	private final Map<String, String> tags = new HashMap<>();

	FuzzedRequests(ApiDocument document, Issuer issuer, World world, Random random) {
		this.document = document;
		this.issuer = issuer;
		this.random = random;
		this.values = new FuzzedValues(document, random);
		this.valid = new ValidRequests(document);
		populate(world);
	}

	Attempt next(int number) {
		String tokenId = "fuzz-" + number;
		Account account = this.values.oneOf(this.accounts);
		Whom whom = whom(account);
		ApiOperation operation = this.values.oneOf(this.document.operations());
		int kind = this.random.nextInt(100);
		if (kind < 5) {
			Request odd = new Request(this.values.oneOf(ODD_METHODS), this.valid.path(whom, operation));
			return finished(odd, documented(odd.method(), operation.path()), account, tokenId, whom);
		}
		if (kind < 9) {
			Request odd = new Request(operation.method().equals("POST") ? "POST" : "GET", this.values.oneOf(ODD_PATHS));
			return finished(odd, null, account, tokenId, whom);
		}
		String path = this.valid.path(whom, operation);
		ApiOperation meant = operation;
		if (operation.path().contains("{") && this.values.chance(10)) {
			path = path.replaceFirst("[0-9a-f-]{36}", encoded(HostileText.any(this.random)));
			meant = null;
		}
		boolean head = operation.method().equals("GET") && this.values.chance(3);
		Request request = new Request(head ? "HEAD" : operation.method(), path + query(whom, operation));
		addHeaders(request, operation, path);
		addBody(request, operation, whom);
		return finished(request, meant, account, tokenId, whom);
	}

	/**
	 * Learn from an answer, so that later requests can say what they have seen.
	 * @param attempt the request
	 * @param answer its answer
	 */
	void learn(Attempt attempt, Answer answer) {
		answer.headers()
			.firstValue("ETag")
			.ifPresent((tag) -> this.tags.put(attempt.request().target().split("\\?")[0], tag));
	}

	private Attempt finished(Request request, @Nullable ApiOperation operation, Account account, String tokenId,
			Whom whom) {
		boolean accepted = authorize(request, operation, account, tokenId);
		return new Attempt(request, operation, account, tokenId, accepted, whom);
	}

	private boolean authorize(Request request, @Nullable ApiOperation operation, Account account, String tokenId) {
		Set<String> scopes = this.document.scopes();
		if (this.values.chance(10)) {
			scopes = scopes.stream().filter((scope) -> this.values.chance(50)).collect(Collectors.toSet());
		}
		else if (operation != null && !operation.open() && this.values.chance(30)) {
			scopes = this.values.oneOf(operation.scopes());
		}
		int kind = this.random.nextInt(100);
		if (kind < 6) {
			return false;
		}
		if (kind < 15) {
			Issuer.Flaw flaw = this.values.oneOf(List.of(Issuer.Flaw.values()));
			request.bearer(this.issuer.flawedToken(flaw, account, scopes, tokenId));
			return false;
		}
		String token = this.issuer.token(account, scopes, tokenId);
		switch (kind) {
			case 15 -> request.bearer(token).bearer(token);
			case 16 -> request.header("Authorization", "Basic dXNlcjpwYXNzd29yZA==");
			case 17 -> request.header("Authorization", "Basic dXNlcjpwYXNzd29yZA==").bearer(token);
			case 18 -> request.header("Authorization", "Bearer");
			case 19 -> request.bearer(token + " " + token);
			default -> {
				request.bearer(token);
				return true;
			}
		}
		return false;
	}

	private void addHeaders(Request request, ApiOperation operation, String path) {
		if (this.values.chance(15)) {
			request.header("Accept", this.values.oneOf(ACCEPTED_TYPES));
		}
		if (operation.hasParameter("header", "If-Match") && this.values.chance(90)) {
			String resource = this.tags.containsKey(path) ? path : path.substring(0, path.lastIndexOf('/'));
			request.header("If-Match",
					this.values.chance(70) ? this.tags.getOrDefault(resource, "\"1\"") : this.values.oneOf(TAGS));
		}
		if (operation.method().equals("GET") && this.values.chance(15)) {
			request.header("If-None-Match",
					this.values.chance(70) ? this.tags.getOrDefault(path, "\"1\"") : this.values.oneOf(TAGS));
		}
		if (operation.hasParameter("header", "Idempotency-Key") && this.values.chance(85)) {
			request.header("Idempotency-Key", this.values.chance(70) ? new UUID(this.random.nextLong(), 1).toString()
					: this.values.chance(60) ? this.values.oneOf(this.keys) : header(HostileText.any(this.random)));
		}
		if (this.values.chance(10)) {
			request.header(
					this.values.oneOf(List.of("Prefer", "Accept-Language", "If-Modified-Since", "If-Unmodified-Since",
							"If-Match", "Range", "X-HTTP-Method-Override", "X-Forwarded-Host", "Forwarded", "Cookie",
							"Origin", "Content-Encoding", "Accept-Encoding", "Accept-Charset", "X-Forwarded-Prefix")),
					header(this.values.oneOf(List.of("return=minimal", "de", "DELETE", "https://evil.example.com",
							"bytes=0-1", "JSESSIONID=1", HostileText.any(this.random)))));
		}
	}

	private void addBody(Request request, ApiOperation operation, Whom whom) {
		String type = operation.bodyType();
		if (type == null) {
			if (this.values.chance(2)) {
				request.header("Content-Type", "application/json").body("{}");
			}
			return;
		}
		if (this.values.chance(90)) {
			request.header("Content-Type", type);
		}
		else if (this.values.chance(80)) {
			request.header("Content-Type", this.values.oneOf(CONTENT_TYPES));
		}
		JsonNode body = this.valid.body(whom, operation);
		int kind = this.random.nextInt(100);
		if (kind < 12) {
			request.body(this.values.broken(body));
		}
		else if (kind < 13) {
			request.body(new byte[] { '{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}' });
		}
		else {
			for (int mutations = (kind < 55) ? 0 : 1 + this.random.nextInt(3); mutations > 0; mutations--) {
				this.values.mutate(body, operation.bodySchema());
			}
			request.body(ASCII.writeValueAsString(body));
		}
	}

	private String query(Whom whom, ApiOperation operation) {
		List<String> parts = new ArrayList<>();
		operation.parameters("query").forEach((parameter) -> {
			int percent = parameter.path("required").asBoolean(false) ? 95 : 40;
			while (this.values.chance(percent)) {
				String value = this.values.chance(60) ? this.valid.value(whom, operation, parameter)
						: this.values.odd(parameter.path("schema"));
				parts.add(parameter.path("name").asString() + "=" + encoded(value));
				percent = 3;
			}
		});
		if (this.values.chance(3)) {
			parts.add(encoded(HostileText.any(this.random)) + "=" + encoded(HostileText.any(this.random)));
		}
		return parts.isEmpty() ? "" : "?" + String.join("&", parts);
	}

	private @Nullable ApiOperation documented(String method, String path) {
		return this.document.operations()
			.stream()
			.filter((operation) -> operation.method().equals(method) && operation.path().equals(path))
			.findFirst()
			.orElse(null);
	}

	private Whom whom(Account account) {
		List<Whom> known = this.related.getOrDefault(account.subject(), List.of());
		int kind = this.random.nextInt(100);
		if (kind < 75 && !known.isEmpty()) {
			return this.values.oneOf(known);
		}
		return (kind < 93) ? this.values.oneOf(this.all) : Whom.absent();
	}

	private void populate(World world) {
		addAccounts(10, Set.of("practitioner"));
		addAccounts(5, Set.of("patient"));
		addAccounts(2, Set.of("patient", "practitioner"));
		addAccounts(6, Set.of("administrator"));
		addAccounts(1, Set.of());
		for (Account account : this.accounts) {
			List<Whom> known = new ArrayList<>();
			if (account.is("patient")) {
				known.add(create(world, account.subject()));
			}
			for (int i = 0; account.is("practitioner") && i < 3; i++) {
				Whom patient = create(world, null);
				world.care(account.subject(), patient.patientId());
				known.add(patient);
			}
			if (account.is("practitioner")) {
				Whom patient = create(world, null);
				world.emergency(account.subject(), patient.patientId(), Duration.ofMinutes(5));
				known.add(patient);
			}
			this.related.put(account.subject(), known);
		}
	}

	private void addAccounts(int count, Set<String> roles) {
		IntStream.range(0, count).forEach((i) -> this.accounts.add(Account.of(roles)));
	}

	private Whom create(World world, @Nullable String subject) {
		UUID patientId = world.patient(subject);
		Whom whom = new Whom(patientId, world.prescription(patientId),
				world.care(UUID.randomUUID().toString(), patientId));
		this.all.add(whom);
		return whom;
	}

	private static String encoded(String text) {
		String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		return URLEncoder.encode(valid.substring(0, Math.min(valid.length(), 500)), StandardCharsets.UTF_8)
			.replace("+", "%20");
	}

	/**
	 * What of a text an HTTP client is willing to send in a header.
	 */
	private static String header(String text) {
		return text.replaceAll("[^\\x20-\\x7e]", "?");
	}

}
