package com.klexhealth.sample.api.idempotency;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class IdempotencyApiTests {

	private static final String PRESCRIPTIONS = "/patients/" + DemoPatients.SCHNEIDER + "/prescriptions";

	private static final String PRESCRIPTION = """
			{"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "Kreuzschmerz", "sessions": 6,
			 "frequency": "1× wöchentlich", "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-11-10",
			 "startBy": "2026-12-08"}""";

	private static final String MUSTERMANN = """
			{"givenName": "Max", "familyName": "Mustermann", "birthDate": "1964-08-12", "gender": "male",
			 "insurer": "BARMER", "insuranceNumber": "T220001291"}""";

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	@Autowired
	IdempotencyApiTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
	}

	@Test
	void aRepeatedRequestIsAnsweredAgainAndCarriedOutOnce() throws UnsupportedEncodingException {
		MvcTestResult first = post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION, Tokens.weber());
		MvcTestResult second = post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION, Tokens.weber());
		assertThat(first).hasStatus(HttpStatus.CREATED);
		assertSame(first, second);
		assertThat(prescriptions()).isEqualTo(4);
	}

	@Test
	void withoutAKeyEveryRequestIsANewOne() {
		post(PRESCRIPTIONS, null, PRESCRIPTION, Tokens.weber());
		post(PRESCRIPTIONS, null, PRESCRIPTION, Tokens.weber());
		assertThat(prescriptions()).isEqualTo(5);
	}

	@Test
	void whiteSpaceAndOrderMakeNoOtherRequest() throws UnsupportedEncodingException {
		MvcTestResult first = post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION, Tokens.weber());
		String reordered = PRESCRIPTION.replace("\"sessions\": 6,", "").replace("{", "{\"sessions\":6 ,\n");
		assertSame(first, post(PRESCRIPTIONS, "\"one\"", reordered, Tokens.weber()));
	}

	@Test
	void quotesAreNotPartOfTheKey() throws UnsupportedEncodingException {
		MvcTestResult first = post(PRESCRIPTIONS, "\"a-\\\"quoted\\\"-\\\\-key\"", PRESCRIPTION, Tokens.weber());
		assertSame(first, post(PRESCRIPTIONS, "a-\"quoted\"-\\-key", PRESCRIPTION, Tokens.weber()));
	}

	@Test
	void aKeyIsNotUsedForAnotherRequest() {
		post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION, Tokens.weber());
		assertProblem(post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION.replace("\"sessions\": 6", "\"sessions\": 7"),
				Tokens.weber()), HttpStatus.UNPROCESSABLE_CONTENT, "key-of-another-request");
		assertProblem(post(PRESCRIPTIONS.replace(DemoPatients.SCHNEIDER, DemoPatients.YILMAZ), "\"one\"", PRESCRIPTION,
				Tokens.weber()), HttpStatus.UNPROCESSABLE_CONTENT, "key-of-another-request");
		assertProblem(post("/patients", "\"one\"", MUSTERMANN, Tokens.weber()), HttpStatus.UNPROCESSABLE_CONTENT,
				"key-of-another-request");
		assertThat(prescriptions()).isEqualTo(4);
	}

	@Test
	void aKeyIsItsAccountsOwn() {
		MvcTestResult webers = post("/patients", "\"one\"", MUSTERMANN, Tokens.weber());
		MvcTestResult hartmanns = post("/patients", "\"one\"", MUSTERMANN, Tokens.hartmann());
		assertThat(hartmanns).hasStatus(HttpStatus.CREATED);
		assertThat(hartmanns.getResponse().getHeader(HttpHeaders.LOCATION))
			.isNotEqualTo(webers.getResponse().getHeader(HttpHeaders.LOCATION));
	}

	@Test
	void aRepeatedRegistrationIsAnsweredAgain() throws UnsupportedEncodingException {
		assertSame(post("/patients", "\"one\"", MUSTERMANN, Tokens.weber()),
				post("/patients", "\"one\"", MUSTERMANN, Tokens.weber()));
		assertThat(this.jdbc.sql("select count(*) from patient where family_name = 'Mustermann'")
			.query(Long.class)
			.single()).isOne();
	}

	@Test
	void aRepeatedCancellationIsAnsweredAgainAlthoughTheVersionIsAnother() throws UnsupportedEncodingException {
		MvcTestResult first = cancel("\"one\"");
		assertThat(first).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"2\"");
		assertSame(first, cancel("\"one\""));
		assertProblem(cancel("\"two\""), HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
	}

	@Test
	void aRepetitionIsNotAnsweredToWhomTheAnswerIsNoLongerFor() {
		post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION, Tokens.weber());
		post("/patients", "\"two\"", MUSTERMANN, Tokens.weber());
		this.jdbc.sql("delete from care_relation where practitioner = ?").param(Tokens.WEBER).update();
		assertProblem(post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION, Tokens.weber()), HttpStatus.NOT_FOUND, "not-found");
		assertProblem(post("/patients", "\"two\"", MUSTERMANN, Tokens.weber()), HttpStatus.NOT_FOUND, "not-found");
	}

	@Test
	void aRepetitionIsALookToo() {
		post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION, Tokens.weber());
		post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION, Tokens.weber());
		assertThat(this.jdbc.sql("""
				select count(*) from access_record where patient_id = ? and action = 'ISSUE_PRESCRIPTION'
					and outcome = 'ALLOWED'
				""").param(UUID.fromString(DemoPatients.SCHNEIDER)).query(Long.class).single()).isEqualTo(2);
	}

	@Test
	void aKeyOfTheDayBeforeYesterdayIsForgotten() {
		post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION, Tokens.weber());
		this.jdbc.sql("update idempotency_key set created_at = ?")
			.param(OffsetDateTime.now(ZoneOffset.UTC).minus(Duration.ofHours(25)))
			.update();
		post(PRESCRIPTIONS, "\"one\"", PRESCRIPTION, Tokens.weber());
		assertThat(prescriptions()).isEqualTo(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"\"", "\"a b\"", "a b", "\"a", "a\", \"b\"", "\"a\";b=c", "\"\\a\"", "ä",
			"\"a\", \"a\"" })
	void aKeyIsOneStringOfVisibleCharacters(String key) {
		MvcTestResult refused = post(PRESCRIPTIONS, key, PRESCRIPTION, Tokens.weber());
		assertProblem(refused, HttpStatus.BAD_REQUEST, "invalid");
		assertThat(refused).bodyJson().extractingPath("$.errors[*].field").asArray().containsExactly("Idempotency-Key");
	}

	@Test
	void aKeyHas255CharactersAtMost() {
		assertThat(post(PRESCRIPTIONS, "\"" + "x".repeat(255) + "\"", PRESCRIPTION, Tokens.weber()))
			.hasStatus(HttpStatus.CREATED);
		assertThat(post(PRESCRIPTIONS, "\"" + "x".repeat(256) + "\"", PRESCRIPTION, Tokens.weber()))
			.hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(post(PRESCRIPTIONS, "y".repeat(256), PRESCRIPTION, Tokens.weber()))
			.hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void twoKeysAreNone() {
		assertProblem(this.mvc.post()
			.uri(PRESCRIPTIONS)
			.header("Idempotency-Key", "a", "b")
			.contentType(MediaType.APPLICATION_JSON)
			.content(PRESCRIPTION)
			.with(Tokens.weber().asBearer())
			.exchange(), HttpStatus.BAD_REQUEST, "invalid");
	}

	private long prescriptions() {
		return this.jdbc.sql("select count(*) from prescription where patient_id = ?")
			.param(UUID.fromString(DemoPatients.SCHNEIDER))
			.query(Long.class)
			.single();
	}

	private static void assertSame(MvcTestResult first, MvcTestResult second) throws UnsupportedEncodingException {
		assertThat(second).hasStatus(first.getResponse().getStatus());
		assertThat(second.getResponse().getContentAsString()).isEqualTo(first.getResponse().getContentAsString());
		assertThat(second.getResponse().getHeader(HttpHeaders.LOCATION))
			.isEqualTo(first.getResponse().getHeader(HttpHeaders.LOCATION));
		assertThat(second.getResponse().getHeader(HttpHeaders.ETAG)).isNotNull()
			.isEqualTo(first.getResponse().getHeader(HttpHeaders.ETAG));
	}

	private static void assertProblem(MvcTestResult result, HttpStatus status, String type) {
		assertThat(result).hasStatus(status)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("tag:klexhealth.com,2026:problem/" + type);
	}

	private MvcTestResult cancel(String key) {
		return this.mvc.post()
			.uri(PRESCRIPTIONS + "/" + DemoPatients.SCHNEIDERS_PRESCRIPTION + "/cancellation")
			.header(HttpHeaders.IF_MATCH, "\"1\"")
			.header("Idempotency-Key", key)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"reason\": \"Falsche Patientin\"}")
			.with(Tokens.weber().asBearer())
			.exchange();
	}

	private MvcTestResult post(String uri, @Nullable String key, String body, Tokens token) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.with(token.asBearer());
		if (key != null) {
			request.header("Idempotency-Key", key);
		}
		return request.exchange();
	}

}
