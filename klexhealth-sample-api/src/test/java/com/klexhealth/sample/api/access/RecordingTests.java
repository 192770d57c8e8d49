package com.klexhealth.sample.api.access;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever looks or tries to look is on record once.
 */
@ApiTest
class RecordingTests {

	private static final String PATIENT = "/patients/" + DemoPatients.SCHNEIDER;

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	private Records records;

	@Autowired
	RecordingTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.records = new Records(jdbc);
	}

	@BeforeEach
	void countFromHere() {
		this.records = new Records(this.jdbc);
	}

	@Test
	void aLookIsRecorded() {
		assertThat(get(PATIENT, Tokens.weber())).hasStatusOk();
		assertThat(this.records.added()).containsExactly("READ_PATIENT ALLOWED CARE " + DemoPatients.SCHNEIDER);
	}

	@Test
	void anIdentifierWithSpacesAroundItIsRecordedAsThePatientThatItIs() {
		String padded = "/patients/%20" + DemoPatients.ARNOLD + "%20";
		assertThat(this.mvc.get().uri(URI.create(padded)).with(Tokens.weber().asBearer()))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.records.added()).containsExactly("READ_PATIENT REFUSED 404 " + DemoPatients.ARNOLD);
	}

	@Test
	void theRecordSaysWhoThroughWhichApplicationByWhichTokenAndWhen() {
		assertThat(this.mvc.get()
			.uri(PATIENT + "/prescriptions/" + DemoPatients.SCHNEIDERS_PRESCRIPTION)
			.with(Tokens.weber().asBearer("the-application", "the-token"))).hasStatusOk();
		assertThat(this.records.rows()).singleElement()
			.satisfies((row) -> assertThat(row).containsEntry("subject", Tokens.WEBER)
				.containsEntry("client", "the-application")
				.containsEntry("token_id", "the-token")
				.containsEntry("action", "READ_PRESCRIPTION")
				.containsEntry("resource_id", UUID.fromString(DemoPatients.SCHNEIDERS_PRESCRIPTION)))
			.satisfies((row) -> assertThat(row.get("occurred_at")).isNotNull());
	}

	@Test
	void patientsWhoLookAtThemselvesAreRecordedToo() {
		get("/patients/me", Tokens.schneider());
		get(PATIENT, Tokens.schneider());
		assertThat(this.records.added()).containsExactly("READ_PATIENT ALLOWED SELF " + DemoPatients.SCHNEIDER,
				"READ_PATIENT ALLOWED SELF " + DemoPatients.SCHNEIDER);
	}

	@Test
	void everyPatientInAListIsRecorded() {
		get("/patients?search=schneider", Tokens.weber());
		assertThat(this.records.added()).containsExactly("LIST_PATIENTS ALLOWED CARE " + DemoPatients.SCHNEIDER);
		get("/patients?size=7", Tokens.weber());
		assertThat(this.records.added()).hasSize(8);
	}

	@Test
	void aListThatShowsNobodyIsRecordedAsWell() {
		get("/patients?search=nobody", Tokens.weber());
		assertThat(this.records.added()).containsExactly("LIST_PATIENTS ALLOWED");
	}

	@Test
	void aListSaysOfEachPatientWhyTheyAreInIt() {
		this.jdbc.sql("""
				insert into care_relation (id, practitioner, patient_id, assigned_by, assigned_at)
				values (?, ?, ?, 'test', now())
				""").params(UUID.randomUUID(), Tokens.SCHNEIDER, UUID.fromString(DemoPatients.ARNOLD)).update();
		get("/patients", Tokens.schneider().withRoles("practitioner", "patient"));
		assertThat(this.records.added()).containsExactlyInAnyOrder(
				"LIST_PATIENTS ALLOWED SELF " + DemoPatients.SCHNEIDER,
				"LIST_PATIENTS ALLOWED CARE " + DemoPatients.ARNOLD);
	}

	@Test
	void whoIsNotThereAndWhoIsHiddenAreRecordedAlike() {
		get("/patients/" + DemoPatients.ARNOLD, Tokens.weber());
		get("/patients/" + DemoPatients.NOBODY, Tokens.weber());
		assertThat(this.records.added()).containsExactly("READ_PATIENT REFUSED 404 " + DemoPatients.ARNOLD,
				"READ_PATIENT REFUSED 404 " + DemoPatients.NOBODY);
	}

	@Test
	void aMissingScopeIsRecorded() {
		get(PATIENT, Tokens.weber().withoutScope("patients:read"));
		assertThat(this.records.added()).containsExactly("READ_PATIENT REFUSED 403 " + DemoPatients.SCHNEIDER);
	}

	@Test
	void aMissingRoleIsRecorded() {
		get(PATIENT, Tokens.weber().withRoles());
		assertThat(this.records.added()).containsExactly("READ_PATIENT REFUSED 403 " + DemoPatients.SCHNEIDER);
	}

	@Test
	void aPatientWhoMayBeSeenButNotWrittenAboutIsRecorded() {
		openInEmergency(DemoPatients.ARNOLD, Tokens.WEBER);
		assertThat(post("/patients/" + DemoPatients.ARNOLD + "/prescriptions", """
				{"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "Kreuzschmerz", "sessions": 6,
				 "frequency": "1× wöchentlich", "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-10-05",
				 "startBy": "2026-11-02"}""", Tokens.weber())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(this.records.added()).containsExactly("ISSUE_PRESCRIPTION REFUSED 403 " + DemoPatients.ARNOLD);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /patients?page=-1, LIST_PATIENTS REFUSED 400", "GET, /patients/4711, READ_PATIENT REFUSED 400",
			"POST, /patients, REGISTER_PATIENT REFUSED 400", "POST, /care-relations, ASSIGN_PRACTITIONER REFUSED 403",
			"DELETE, /care-relations/4711, REMOVE_PRACTITIONER REFUSED 403",
			"GET, /patients/me/access-log, READ_ACCESS_LOG REFUSED 403" })
	void aRequestThatIsNotValidIsRecorded(HttpMethod method, String uri, String expected) {
		this.mvc.method(method)
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{")
			.with(Tokens.weber().asBearer())
			.exchange();
		assertThat(this.records.added()).containsExactly(expected);
	}

	@Test
	void thePatientIsRecordedWhateverElseIsWrong() {
		post("/care-relations", "{\"practitioner\": \"\", \"patientId\": \"%s\"}".formatted(DemoPatients.ARNOLD),
				Tokens.koch());
		get(PATIENT + "/prescriptions/4711", Tokens.weber());
		assertThat(this.records.added()).containsExactly("ASSIGN_PRACTITIONER REFUSED 400 " + DemoPatients.ARNOLD,
				"READ_PRESCRIPTION REFUSED 400 " + DemoPatients.SCHNEIDER);
	}

	@Test
	void aLookAtTheHeadersIsALook() {
		assertThat(this.mvc.head().uri(PATIENT).with(Tokens.weber().asBearer())).hasStatusOk();
		assertThat(this.records.added()).containsExactly("READ_PATIENT ALLOWED CARE " + DemoPatients.SCHNEIDER);
	}

	@Test
	void whatReachesNoEndpointIsNotRecorded() {
		assertThat(this.mvc.get().uri(PATIENT)).hasStatus(HttpStatus.UNAUTHORIZED);
		get("/nothing-here", Tokens.weber());
		this.mvc.delete().uri(PATIENT).with(Tokens.weber().asBearer()).exchange();
		assertThat(this.records.added()).isEmpty();
	}

	@Test
	void whatIsRecordedHoldsNothingOfWhatWasSeen() {
		get(PATIENT, Tokens.weber());
		get(PATIENT + "/prescriptions", Tokens.weber());
		get("/patients?search=schneider", Tokens.weber());
		assertThat(this.records.rows()).hasSize(3)
			.flatExtracting(Map::values)
			.extracting(String::valueOf)
			.noneMatch((value) -> value.toLowerCase().contains("schneider") || value.contains("R696302567"));
	}

	private void openInEmergency(String patientId, String practitioner) {
		this.jdbc.sql("""
				insert into emergency_access (id, practitioner, patient_id, reason, begins_at, ends_at)
				values (?, ?, ?, 'test', ?, ?)
				""")
			.params(UUID.randomUUID(), practitioner, UUID.fromString(patientId), OffsetDateTime.now(),
					OffsetDateTime.now().plusMinutes(1))
			.update();
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
