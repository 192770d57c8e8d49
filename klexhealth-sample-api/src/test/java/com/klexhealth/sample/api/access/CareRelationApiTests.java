package com.klexhealth.sample.api.access;

import java.net.URI;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

/**
 * An administrator manages who treats whom, and sees nothing else.
 */
@ApiTest
class CareRelationApiTests {

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	private Records records;

	@Autowired
	CareRelationApiTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.records = new Records(jdbc);
	}

	@BeforeEach
	void countFromHere() {
		this.records = new Records(this.jdbc);
	}

	@Test
	void whoIsAssignedSeesThePatientUntilRemoved() {
		MvcTestResult assigned = assign(Tokens.WEBER, DemoPatients.ARNOLD, Tokens.koch());
		assertThat(assigned).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"practitioner": "%s", "patientId": "%s", "assignedBy": "%s"}""".formatted(Tokens.WEBER,
					DemoPatients.ARNOLD, Tokens.KOCH));
		assertThat(get("/patients/" + DemoPatients.ARNOLD, Tokens.weber())).hasStatusOk();
		String location = URI.create(String.valueOf(assigned.getResponse().getHeader(HttpHeaders.LOCATION))).getPath();
		assertThat(delete(location, Tokens.koch())).hasStatus(HttpStatus.NO_CONTENT).body().isEmpty();
		assertThat(get("/patients/" + DemoPatients.ARNOLD, Tokens.weber())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.records.added()).containsExactly(
				"ASSIGN_PRACTITIONER ALLOWED ADMINISTRATION " + DemoPatients.ARNOLD,
				"READ_PATIENT ALLOWED CARE " + DemoPatients.ARNOLD,
				"REMOVE_PRACTITIONER ALLOWED ADMINISTRATION " + DemoPatients.ARNOLD,
				"READ_PATIENT REFUSED 404 " + DemoPatients.ARNOLD);
	}

	@Test
	void theListTellsWhoTreatsWhomAndNothingOfThePatient() {
		assertThat(list("?practitioner=" + Tokens.WEBER + "&patientId=" + DemoPatients.SCHNEIDER)).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"content": [{"practitioner": "%s", "patientId": "%s"}],
					 "page": {"size": 20, "number": 0, "totalElements": 1, "totalPages": 1}}""".formatted(Tokens.WEBER,
					DemoPatients.SCHNEIDER));
		assertThat(list("?size=100")).hasStatusOk().bodyText().doesNotContain("Schneider", "name", "insur", "diagnos");
		assertThat(this.records.added()).contains("LIST_CARE_RELATIONS ALLOWED ADMINISTRATION " + DemoPatients.ARNOLD);
	}

	@Test
	void whoAsksWhoTreatsAPatientIsOnRecordAlsoIfNobodyDoes() {
		assertThat(list("?patientId=" + DemoPatients.NOBODY)).hasStatusOk();
		assertThat(this.records.added())
			.containsExactly("LIST_CARE_RELATIONS ALLOWED ADMINISTRATION " + DemoPatients.NOBODY);
	}

	@ParameterizedTest
	@CsvSource({ "'', 37", "?practitioner=d81c5e92-3a47-4f6b-b0e8-6c2f9d13a704, 6",
			"?patientId=468b4b66-2718-4d85-8517-1cb7498948bc, 1", "?patientId=00000000-0000-4000-8000-000000000000, 0",
			"?practitioner=nobody, 0" })
	void theListCanBeNarrowedDown(String query, int expected) {
		assertThat(list(query)).hasStatusOk().bodyJson().extractingPath("$.page.totalElements").isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "?patientId=4711, patientId", "?practitioner=%00, practitioner", "?size=101, size" })
	void theListRefusesWhatIsNotValid(String query, String field) {
		assertThat(this.mvc.get().uri(URI.create("/care-relations" + query)).with(Tokens.koch().asBearer()))
			.hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactly(field);
	}

	@Test
	void nobodyAssignsAPatientToThemself() {
		assertThat(assign(Tokens.KOCH, DemoPatients.ARNOLD, Tokens.koch().withRoles("administrator", "practitioner")))
			.hasStatus(HttpStatus.FORBIDDEN)
			.bodyJson()
			.extractingPath("$.type")
			.asString()
			.endsWith("self-assignment");
		assertThat(this.records.added()).containsExactly("ASSIGN_PRACTITIONER REFUSED 403 " + DemoPatients.ARNOLD);
	}

	@Test
	void aPatientIsAssignedOnce() {
		assertThat(assign(Tokens.WEBER, DemoPatients.SCHNEIDER, Tokens.koch())).hasStatus(HttpStatus.CONFLICT);
	}

	@Test
	void aPatientWhoIsNotThereIsNotAssigned() {
		assertThat(assign(Tokens.WEBER, DemoPatients.NOBODY, Tokens.koch())).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void whatIsNotThereIsNotRemoved() {
		assertThat(delete("/care-relations/" + UUID.randomUUID(), Tokens.koch())).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void practitionersAndPatientsAssignNobody() {
		for (Tokens token : new Tokens[] { Tokens.weber(), Tokens.schneider() }) {
			assertThat(assign(Tokens.HARTMANN, DemoPatients.SCHNEIDER, token)).hasStatus(HttpStatus.FORBIDDEN);
			assertThat(get("/care-relations", token)).hasStatus(HttpStatus.FORBIDDEN);
			assertThat(delete("/care-relations/" + UUID.randomUUID(), token)).hasStatus(HttpStatus.FORBIDDEN);
		}
	}

	@Test
	void theSameRequestAssignsOnce() throws Exception {
		String first = assignWithKey().getResponse().getContentAsString();
		assertThat(assignWithKey()).hasStatus(HttpStatus.CREATED).bodyText().isEqualTo(first);
	}

	@Test
	void whatWasEndedIsNotAssignedBySendingItsRequestAgain() {
		String location = assignWithKey().getResponse().getHeader(HttpHeaders.LOCATION);
		assertThat(delete(URI.create(String.valueOf(location)).getPath(), Tokens.koch()))
			.hasStatus(HttpStatus.NO_CONTENT);
		assertThat(assignWithKey()).hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("tag:klexhealth.com,2026:problem/over-since");
	}

	private MvcTestResult assignWithKey() {
		return this.mvc.post()
			.uri("/care-relations")
			.header("Idempotency-Key", "8e03978e")
			.contentType(MediaType.APPLICATION_JSON)
			.content(assignment(Tokens.WEBER, DemoPatients.ARNOLD))
			.with(Tokens.koch().asBearer())
			.exchange();
	}

	private MvcTestResult assign(String practitioner, String patientId, Tokens token) {
		return this.mvc.post()
			.uri("/care-relations")
			.contentType(MediaType.APPLICATION_JSON)
			.content(assignment(practitioner, patientId))
			.with(token.asBearer())
			.exchange();
	}

	private static String assignment(String practitioner, String patientId) {
		return "{\"practitioner\": \"%s\", \"patientId\": \"%s\"}".formatted(practitioner, patientId);
	}

	private MvcTestResult list(String query) {
		return get("/care-relations" + query, Tokens.koch());
	}

	private MvcTestResult get(String uri, Tokens token) {
		return this.mvc.get().uri(uri).with(token.asBearer()).exchange();
	}

	private MvcTestResult delete(String uri, Tokens token) {
		return this.mvc.delete().uri(uri).with(token.asBearer()).exchange();
	}

}
