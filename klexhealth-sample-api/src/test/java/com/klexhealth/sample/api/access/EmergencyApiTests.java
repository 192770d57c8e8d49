package com.klexhealth.sample.api.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A practitioner breaks the glass, and the patient hears of it.
 */
@ApiTest
class EmergencyApiTests {

	private static final String REASON = "Unconscious after a fall, medication unknown";

	private static final String SCHNEIDER = "/patients/" + DemoPatients.SCHNEIDER;

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	private Records records;

	@Autowired
	EmergencyApiTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.records = new Records(jdbc);
	}

	@BeforeEach
	void countFromHere() {
		this.records = new Records(this.jdbc);
	}

	@Test
	void anEmergencyLastsForAnHour() throws Exception {
		MvcTestResult opened = open(SCHNEIDER, REASON, Tokens.hartmann());
		assertThat(opened).hasStatus(HttpStatus.CREATED).hasContentType(MediaType.APPLICATION_JSON);
		JsonNode emergency = JsonMapper.shared().readTree(opened.getResponse().getContentAsString());
		assertThat(emergency.at("/patientId").asString()).isEqualTo(DemoPatients.SCHNEIDER);
		assertThat(emergency.at("/reason").asString()).isEqualTo(REASON);
		Instant begin = Instant.parse(emergency.at("/beginsAt").asString());
		assertThat(Instant.parse(emergency.at("/endsAt").asString())).isEqualTo(begin.plusSeconds(3600));
	}

	@Test
	void thePatientIsSeenFromThenOn() {
		assertThat(get(SCHNEIDER, Tokens.hartmann())).hasStatus(HttpStatus.NOT_FOUND);
		open(SCHNEIDER, REASON, Tokens.hartmann());
		assertThat(get(SCHNEIDER, Tokens.hartmann())).hasStatusOk();
		assertThat(get(SCHNEIDER + "/prescriptions", Tokens.hartmann())).hasStatusOk();
		assertThat(this.records.added()).containsExactly("READ_PATIENT REFUSED 404 " + DemoPatients.SCHNEIDER,
				"OPEN_IN_EMERGENCY ALLOWED EMERGENCY " + DemoPatients.SCHNEIDER,
				"READ_PATIENT ALLOWED EMERGENCY " + DemoPatients.SCHNEIDER,
				"LIST_PRESCRIPTIONS ALLOWED EMERGENCY " + DemoPatients.SCHNEIDER);
	}

	@Test
	void nobodyElseSeesMoreForIt() {
		open(SCHNEIDER, REASON, Tokens.hartmann());
		assertThat(get(SCHNEIDER, Tokens.practitioner(UUID.randomUUID().toString()))).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("/patients/" + DemoPatients.YILMAZ, Tokens.hartmann())).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void whoIsNoPractitionerAnyMoreSeesNothingMore() {
		open(SCHNEIDER, REASON, Tokens.hartmann());
		assertThat(get(SCHNEIDER, Tokens.hartmann().withRoles("patient"))).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void thePatientIsNotInThePractitionersList() {
		open(SCHNEIDER, REASON, Tokens.hartmann());
		assertThat(get("/patients?search=schneider", Tokens.hartmann())).bodyJson()
			.extractingPath("$.page.totalElements")
			.isEqualTo(0);
	}

	@Test
	void itIsForReadingOnly() {
		open(SCHNEIDER, REASON, Tokens.hartmann());
		assertThat(post(SCHNEIDER + "/prescriptions", """
				{"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "Kreuzschmerz", "sessions": 6,
				 "frequency": "1× wöchentlich", "prescriber": "Dr. Tobias Hartmann", "issuedOn": "2026-10-05",
				 "startBy": "2026-11-02"}""", Tokens.hartmann())).hasStatus(HttpStatus.FORBIDDEN)
			.bodyJson()
			.extractingPath("$.type")
			.asString()
			.endsWith("not-in-your-care");
	}

	@Test
	void itEndsByItself() {
		insert(Tokens.HARTMANN, Instant.now().minusSeconds(3601));
		assertThat(get(SCHNEIDER, Tokens.hartmann())).hasStatus(HttpStatus.NOT_FOUND);
		insert(Tokens.HARTMANN, Instant.now().minusSeconds(3500));
		assertThat(get(SCHNEIDER, Tokens.hartmann())).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "too short", "                    ", "a         ", "two lines\\nof reasons" })
	void itNeedsAReason(String reason) {
		assertThat(open(SCHNEIDER, reason, Tokens.hartmann())).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsOnly("reason");
		assertThat(post(SCHNEIDER + "/emergency-accesses", "{}", Tokens.hartmann())).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(get(SCHNEIDER, Tokens.hartmann())).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aReasonHasItsLimits() {
		assertThat(open(SCHNEIDER, "x".repeat(500), Tokens.hartmann())).hasStatus(HttpStatus.CREATED);
		assertThat(open(SCHNEIDER, "x".repeat(501), Tokens.hartmann())).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void thereIsNoEmergencyWithoutAPatient() {
		assertThat(open("/patients/" + DemoPatients.NOBODY, REASON, Tokens.hartmann())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.records.added()).containsExactly("OPEN_IN_EMERGENCY REFUSED 404 " + DemoPatients.NOBODY);
	}

	@Test
	void whoTreatsThePatientNeedsNoEmergency() {
		assertThat(open(SCHNEIDER, REASON, Tokens.weber())).hasStatus(HttpStatus.CONFLICT);
		assertThat(open(SCHNEIDER, REASON, Tokens.schneider().withRoles("practitioner", "patient")))
			.hasStatus(HttpStatus.CONFLICT);
	}

	@Test
	void patientsAndAdministratorsHaveNoEmergencies() {
		assertThat(open(SCHNEIDER, REASON, Tokens.yilmaz())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(open(SCHNEIDER, REASON, Tokens.koch())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(open(SCHNEIDER, REASON, Tokens.hartmann().withoutScope("patients:emergency")))
			.hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void theSameRequestOpensOnce() throws Exception {
		String first = openWithKey(Tokens.hartmann()).getResponse().getContentAsString();
		assertThat(openWithKey(Tokens.hartmann())).hasStatus(HttpStatus.CREATED).bodyText().isEqualTo(first);
		assertThat(this.jdbc.sql("select count(*) from emergency_access").query(Long.class).single()).isEqualTo(1);
		assertThat(this.records.added()).hasSize(2).allMatch((line) -> line.startsWith("OPEN_IN_EMERGENCY ALLOWED"));
	}

	@Test
	void anEmergencyThatIsOverIsNotOpenedBySendingItsRequestAgain() throws Exception {
		String endsAt = JsonPath.read(openWithKey(Tokens.hartmann()).getResponse().getContentAsString(), "$.endsAt");
		this.jdbc.sql("update idempotency_key set result = replace(result, ?, '2020-02-02T02:02:02Z')")
			.param(endsAt)
			.update();
		assertThat(openWithKey(Tokens.hartmann())).hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("tag:klexhealth.com,2026:problem/over-since");
	}

	@Test
	void thePatientReadsWhoOpenedTheirRecordWhyAndUntilWhen() {
		insert(Tokens.WEBER, Instant.parse("2026-01-02T08:00:00Z"));
		open(SCHNEIDER, REASON, Tokens.hartmann());
		open("/patients/" + DemoPatients.YILMAZ, REASON, Tokens.hartmann());
		assertThat(get("/patients/me/emergency-accesses", Tokens.schneider())).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"content": [
						{"practitioner": "%s", "reason": "%s", "patientId": "%s"},
						{"practitioner": "%s", "beginsAt": "2026-01-02T08:00:00Z", "endsAt": "2026-01-02T09:00:00Z"}],
					 "page": {"size": 20, "number": 0, "totalElements": 2, "totalPages": 1}}"""
				.formatted(Tokens.HARTMANN, REASON, DemoPatients.SCHNEIDER, Tokens.WEBER));
		assertThat(this.records.added()).endsWith("LIST_EMERGENCY_ACCESSES ALLOWED SELF " + DemoPatients.SCHNEIDER);
	}

	@Test
	void theReportIsThePatientsOnly() {
		assertThat(get("/patients/me/emergency-accesses", Tokens.weber())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get("/patients/me/emergency-accesses", Tokens.koch())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get("/patients/me/emergency-accesses", Tokens.patient(UUID.randomUUID().toString())))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	private void insert(String practitioner, Instant begin) {
		this.jdbc.sql("""
				insert into emergency_access (id, practitioner, patient_id, reason, begins_at, ends_at)
				values (?, ?, ?, 'A reason given earlier', ?, ?)
				""")
			.params(UUID.randomUUID(), practitioner, UUID.fromString(DemoPatients.SCHNEIDER),
					begin.atOffset(ZoneOffset.UTC), begin.plus(EmergencyService.DURATION).atOffset(ZoneOffset.UTC))
			.update();
	}

	private MvcTestResult open(String patient, String reason, Tokens token) {
		return post(patient + "/emergency-accesses", "{\"reason\": \"%s\"}".formatted(reason), token);
	}

	private MvcTestResult openWithKey(Tokens token) {
		return this.mvc.post()
			.uri(SCHNEIDER + "/emergency-accesses")
			.header("Idempotency-Key", "8e03978e")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"reason\": \"%s\"}".formatted(REASON))
			.with(token.asBearer())
			.exchange();
	}

	private MvcTestResult get(String uri, Tokens token) {
		return this.mvc.get().uri(uri).with(token.asBearer()).exchange();
	}

	private MvcTestResult post(String uri, String body, Tokens token) {
		return this.mvc.post()
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.with(token.asBearer())
			.exchange();
	}

}
