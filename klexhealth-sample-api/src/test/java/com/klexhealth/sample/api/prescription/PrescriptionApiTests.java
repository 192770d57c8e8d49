package com.klexhealth.sample.api.prescription;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class PrescriptionApiTests {

	private static final String SCHNEIDERS = "/patients/" + DemoPatients.SCHNEIDER + "/prescriptions";

	private static final String PRESCRIPTION = """
			{"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "Kreuzschmerz", "sessions": 6,
			 "frequency": "1× wöchentlich", "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-11-10",
			 "startBy": "2026-12-08"}""";

	private static final String SCHNEIDERS_FIRST = SCHNEIDERS + "/" + DemoPatients.SCHNEIDERS_PRESCRIPTION;

	private static final String AMENDMENT = PRESCRIPTION.replace("\"sessions\": 6",
			"\"sessions\": 10, \"reason\": \"Befund\"");

	private final MockMvcTester mvc;

	@Autowired
	PrescriptionApiTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@Test
	void prescriptionsComeNewestFirst() {
		assertThat(get(SCHNEIDERS, Tokens.schneider())).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"content": [{"patientId": "%s", "remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5",
						"diagnosis": "Kreuzschmerz", "sessions": 6, "frequency": "1–2× wöchentlich",
						"prescriber": "Dr. Miriam Weber", "issuedOn": "2026-10-05", "startBy": "2026-11-02"},
						{"issuedOn": "2026-08-17"}, {"issuedOn": "2026-03-09"}],
					 "page": {"size": 20, "number": 0, "totalElements": 3, "totalPages": 1}}"""
				.formatted(DemoPatients.SCHNEIDER));
	}

	@Test
	void prescriptionsComeInPages() {
		assertThat(get(SCHNEIDERS + "?page=1&size=2", Tokens.weber())).bodyJson().isLenientlyEqualTo("""
				{"content": [{"issuedOn": "2026-03-09"}],
				 "page": {"size": 2, "number": 1, "totalElements": 3, "totalPages": 2}}""");
	}

	@Test
	void anIssuedPrescriptionIsFoundWhereTheAnswerSays() {
		MvcTestResult issued = issue(PRESCRIPTION);
		assertThat(issued).hasStatus(HttpStatus.CREATED);
		String location = URI.create(String.valueOf(issued.getResponse().getHeader(HttpHeaders.LOCATION))).getPath();
		assertThat(location).startsWith(SCHNEIDERS + "/");
		assertThat(get(location, Tokens.schneider())).hasStatusOk().bodyJson().isLenientlyEqualTo(PRESCRIPTION);
		assertThat(get(SCHNEIDERS, Tokens.schneider())).bodyJson()
			.extractingPath("$.content[0].issuedOn")
			.isEqualTo("2026-11-10");
	}

	@Test
	void treatmentMayBeginOnTheDayOfIssue() {
		assertThat(issue(PRESCRIPTION.replace("2026-12-08", "2026-11-10"))).hasStatus(HttpStatus.CREATED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "patientId", "status", "icd10code" })
	void whatIsNotTheCallersToSayOrMisspeltIsRefusedInsteadOfIgnored(String property) {
		assertThat(issue(PRESCRIPTION.replace("{", """
				{"%s": "cancelled",""".formatted(property)))).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactly(property);
	}

	@Test
	void aPrescriptionIsNotFoundUnderAnotherPatient() {
		assertThat(get(SCHNEIDERS + "/" + DemoPatients.ARNOLDS_PRESCRIPTION, Tokens.weber()))
			.hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void aRefusedPrescriptionIsNotWritten() {
		assertThat(this.mvc.post()
			.uri(SCHNEIDERS)
			.contentType(MediaType.APPLICATION_JSON)
			.content(PRESCRIPTION)
			.with(Tokens.hartmann().asBearer())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(SCHNEIDERS, Tokens.weber())).bodyJson().extractingPath("$.page.totalElements").isEqualTo(3);
	}

	@Test
	void anAmendedPrescriptionSaysWhatTheAmendmentSays() {
		assertThat(amend(SCHNEIDERS_FIRST, "\"1\"", AMENDMENT, Tokens.weber())).hasStatusOk()
			.hasHeader(HttpHeaders.ETAG, "\"2\"")
			.bodyJson()
			.isLenientlyEqualTo("""
					{"id": "%s", "status": "active", "sessions": 10}"""
				.formatted(DemoPatients.SCHNEIDERS_PRESCRIPTION));
		assertThat(get(SCHNEIDERS_FIRST, Tokens.schneider())).hasHeader(HttpHeaders.ETAG, "\"2\"")
			.bodyJson()
			.isLenientlyEqualTo(PRESCRIPTION.replace("\"sessions\": 6", "\"sessions\": 10"))
			.doesNotHavePath("$.reason");
	}

	@Test
	void theHistoryTellsWhatItSaidBeforeWhoChangedItAndWhy() {
		amend(SCHNEIDERS_FIRST, "\"1\"", AMENDMENT, Tokens.weber());
		cancel(SCHNEIDERS_FIRST, "\"2\"", Tokens.weber());
		assertThat(get(SCHNEIDERS_FIRST + "/history", Tokens.schneider())).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"content": [
								{"version": 3, "kind": "cancelled", "reason": "Falsche Patientin", "changedBy": "%1$s", "sessions": 10},
								{"version": 2, "kind": "amended", "reason": "Befund", "changedBy": "%1$s", "sessions": 10},
								{"version": 1, "kind": "issued", "sessions": 12}],
							 "page": {"size": 20, "number": 0, "totalElements": 3, "totalPages": 1}}"""
						.formatted(Tokens.WEBER))
			.doesNotHavePath("$.content[2].reason");
	}

	@Test
	void aHistoryComesInPages() {
		amend(SCHNEIDERS_FIRST, "\"1\"", AMENDMENT, Tokens.weber());
		assertThat(get(SCHNEIDERS_FIRST + "/history?size=1", Tokens.weber())).hasHeader(HttpHeaders.LINK, """
				<http://localhost%1$s/history?page=0&size=1>; rel="first", \
				<http://localhost%1$s/history?page=1&size=1>; rel="next", \
				<http://localhost%1$s/history?page=1&size=1>; rel="last\"""".formatted(SCHNEIDERS_FIRST))
			.bodyJson()
			.extractingPath("$.content[*].version")
			.asArray()
			.containsExactly(2);
	}

	@Test
	void anIssuedPrescriptionHasAHistoryOfOneVersion() {
		MvcTestResult issued = issue(PRESCRIPTION);
		assertThat(issued).hasHeader(HttpHeaders.ETAG, "\"1\"");
		assertThat(get(issued.getResponse().getHeader(HttpHeaders.LOCATION) + "/history", Tokens.weber())).bodyJson()
			.isLenientlyEqualTo("""
					{"content": [{"version": 1, "kind": "issued", "changedBy": "%s", "icd10Code": "M54.5"}]}"""
				.formatted(Tokens.WEBER));
	}

	@Test
	void theHistoryIsNotFoundUnderAnotherPatientNorByAnother() {
		assertThat(get(SCHNEIDERS + "/" + DemoPatients.ARNOLDS_PRESCRIPTION + "/history", Tokens.weber()))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(SCHNEIDERS_FIRST + "/history", Tokens.yilmaz())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(SCHNEIDERS_FIRST + "/history", Tokens.hartmann())).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void aCancelledPrescriptionStaysOnRecordAndIsNeitherAmendedNorCancelledAgain() {
		assertThat(cancel(SCHNEIDERS_FIRST, "\"1\"", Tokens.weber())).hasStatusOk()
			.hasHeader(HttpHeaders.ETAG, "\"2\"")
			.bodyJson()
			.extractingPath("$.status")
			.isEqualTo("cancelled");
		assertProblem(cancel(SCHNEIDERS_FIRST, "\"2\"", Tokens.weber()), HttpStatus.CONFLICT, "already-cancelled");
		assertProblem(amend(SCHNEIDERS_FIRST, "\"2\"", AMENDMENT, Tokens.weber()), HttpStatus.CONFLICT,
				"already-cancelled");
		assertThat(get(SCHNEIDERS, Tokens.schneider())).bodyJson()
			.isLenientlyEqualTo("{\"page\": {\"totalElements\": 3}}");
		assertThat(get(SCHNEIDERS_FIRST, Tokens.schneider())).bodyJson()
			.isLenientlyEqualTo("{\"status\": \"cancelled\", \"sessions\": 12}");
	}

	@Test
	void whoHasSeenAnOlderVersionChangesNothing() {
		amend(SCHNEIDERS_FIRST, "\"1\"", AMENDMENT, Tokens.weber());
		assertProblem(amend(SCHNEIDERS_FIRST, "\"1\"", AMENDMENT.replace("\"sessions\": 10", "\"sessions\": 12"),
				Tokens.weber()), HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
		assertProblem(cancel(SCHNEIDERS_FIRST, "\"1\"", Tokens.weber()), HttpStatus.PRECONDITION_FAILED,
				"changed-meanwhile");
		assertThat(get(SCHNEIDERS_FIRST, Tokens.weber())).bodyJson()
			.isLenientlyEqualTo("{\"status\": \"active\", \"sessions\": 10}");
		assertThat(get(SCHNEIDERS_FIRST + "/history", Tokens.weber())).bodyJson()
			.extractingPath("$.page.totalElements")
			.isEqualTo(2);
	}

	@Test
	void whatAnotherPractitionerOrAPatientSendsChangesNothing() {
		assertThat(amend(SCHNEIDERS_FIRST, "*", AMENDMENT, Tokens.hartmann())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(cancel(SCHNEIDERS_FIRST, "*", Tokens.hartmann())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(amend(SCHNEIDERS_FIRST, "*", AMENDMENT, Tokens.schneider())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(cancel(SCHNEIDERS_FIRST, "*", Tokens.schneider())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get(SCHNEIDERS_FIRST, Tokens.weber())).hasHeader(HttpHeaders.ETAG, "\"1\"");
	}

	@Test
	void aPrescriptionIsNotChangedUnderAnotherPatient() {
		String elsewhere = SCHNEIDERS + "/" + DemoPatients.ARNOLDS_PRESCRIPTION;
		assertThat(amend(elsewhere, "*", AMENDMENT, Tokens.weber())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(cancel(elsewhere, "*", Tokens.weber())).hasStatus(HttpStatus.NOT_FOUND);
	}

	@ParameterizedTest
	@ValueSource(strings = { "DELETE", "PATCH" })
	void aPrescriptionIsNeverDeletedNorChangedInPart(String method) {
		assertProblem(this.mvc.method(HttpMethod.valueOf(method))
			.uri(SCHNEIDERS_FIRST)
			.with(Tokens.weber().asBearer())
			.exchange(), HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed");
	}

	@Test
	void aPrescriptionThatDidNotChangeIsNotSentAgain() {
		assertThat(this.mvc.get()
			.uri(SCHNEIDERS_FIRST)
			.header(HttpHeaders.IF_NONE_MATCH, "\"0\", W/\"1\"")
			.with(Tokens.schneider().asBearer())).hasStatus(HttpStatus.NOT_MODIFIED)
			.hasHeader(HttpHeaders.ETAG, "\"1\"");
	}

	private void assertProblem(MvcTestResult result, HttpStatus status, String type) {
		assertThat(result).hasStatus(status)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("tag:klexhealth.com,2026:problem/" + type);
	}

	private MvcTestResult amend(String uri, String seen, String amendment, Tokens token) {
		return this.mvc.put()
			.uri(uri)
			.header(HttpHeaders.IF_MATCH, seen)
			.contentType(MediaType.APPLICATION_JSON)
			.content(amendment)
			.with(token.asBearer())
			.exchange();
	}

	private MvcTestResult cancel(String uri, String seen, Tokens token) {
		return this.mvc.post()
			.uri(uri + "/cancellation")
			.header(HttpHeaders.IF_MATCH, seen)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"reason\": \"Falsche Patientin\"}")
			.with(token.asBearer())
			.exchange();
	}

	private MvcTestResult get(String uri, Tokens token) {
		return this.mvc.get().uri(uri).with(token.asBearer()).exchange();
	}

	private MvcTestResult issue(String prescription) {
		return this.mvc.post()
			.uri(SCHNEIDERS)
			.contentType(MediaType.APPLICATION_JSON)
			.content(prescription)
			.with(Tokens.weber().asBearer())
			.exchange();
	}

}
