package com.klexhealth.sample.api.fhir;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever looks through FHIR, or tries to, is on record once, like everybody else.
 */
@ApiTest
class FhirRecordingTests {

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	private long last;

	@Autowired
	FhirRecordingTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void countFromHere() {
		this.last = this.jdbc.sql("select coalesce(max(id), 0) from access_record").query(Long.class).single();
	}

	@Test
	void aLookIsRecorded() {
		get("/fhir/Patient/" + DemoPatients.SCHNEIDER, FhirTokens.weber());
		get("/fhir/ServiceRequest/" + DemoPatients.SCHNEIDERS_PRESCRIPTION, FhirTokens.schneider());
		get("/fhir/ServiceRequest?patient=" + DemoPatients.SCHNEIDER, FhirTokens.weber());
		assertThat(records()).containsExactly("READ_PATIENT ALLOWED CARE " + DemoPatients.SCHNEIDER,
				"READ_PRESCRIPTION ALLOWED SELF %s %s".formatted(DemoPatients.SCHNEIDER,
						DemoPatients.SCHNEIDERS_PRESCRIPTION),
				"LIST_PRESCRIPTIONS ALLOWED CARE " + DemoPatients.SCHNEIDER);
	}

	@Test
	void whatTheClientKnowsAlreadyIsALook() {
		assertThat(this.mvc.get()
			.uri("/fhir/Patient/" + DemoPatients.SCHNEIDER)
			.header(HttpHeaders.IF_NONE_MATCH, "W/\"1\"")
			.with(FhirTokens.weber().asBearer())).hasStatus(HttpStatus.NOT_MODIFIED);
		assertThat(records()).containsExactly("READ_PATIENT ALLOWED CARE " + DemoPatients.SCHNEIDER);
	}

	@Test
	void everyPatientThatASearchShowsIsRecorded() {
		get("/fhir/Patient?family=schneider", FhirTokens.weber());
		assertThat(records()).containsExactly("LIST_PATIENTS ALLOWED CARE " + DemoPatients.SCHNEIDER);
		get("/fhir/Patient?_count=7", FhirTokens.weber());
		assertThat(records()).hasSize(8);
	}

	@Test
	void aSearchThatShowsNobodyIsRecordedAsWell() {
		get("/fhir/Patient?family=nobody", FhirTokens.weber());
		assertThat(records()).containsExactly("LIST_PATIENTS ALLOWED");
	}

	@Test
	void whoAsksWhetherSomebodyIsThereIsRecordedAsHavingLearntIt() {
		get("/fhir/Patient?_count=0&_id=" + DemoPatients.SCHNEIDER, FhirTokens.weber());
		get("/fhir/Patient?_page=9&_id=" + DemoPatients.SCHNEIDER, FhirTokens.weber());
		assertThat(records()).containsExactly("LIST_PATIENTS ALLOWED CARE " + DemoPatients.SCHNEIDER,
				"LIST_PATIENTS ALLOWED CARE " + DemoPatients.SCHNEIDER);
	}

	@Test
	void aSearchForSomebodyWhoIsNotShownIsRefused() {
		get("/fhir/Patient?_id=" + DemoPatients.ARNOLD, FhirTokens.weber());
		get("/fhir/Patient?_id=" + DemoPatients.NOBODY, FhirTokens.weber());
		assertThat(records()).containsExactly("LIST_PATIENTS REFUSED 200 " + DemoPatients.ARNOLD,
				"LIST_PATIENTS REFUSED 200 " + DemoPatients.NOBODY);
	}

	@Test
	void whoIsHiddenReadsOfIt() {
		get("/fhir/Patient/" + DemoPatients.ARNOLD, FhirTokens.weber());
		get("/fhir/Patient/" + DemoPatients.NOBODY, FhirTokens.weber());
		get("/fhir/ServiceRequest/" + DemoPatients.ARNOLDS_PRESCRIPTION, FhirTokens.weber());
		get("/fhir/ServiceRequest/" + DemoPatients.NOBODY, FhirTokens.weber());
		get("/fhir/ServiceRequest?patient=" + DemoPatients.ARNOLD, FhirTokens.weber());
		get("/fhir/ServiceRequest?subject=Patient/" + DemoPatients.NOBODY, FhirTokens.weber());
		assertThat(records()).containsExactly("READ_PATIENT REFUSED 404 " + DemoPatients.ARNOLD,
				"READ_PATIENT REFUSED 404 " + DemoPatients.NOBODY,
				"READ_PRESCRIPTION REFUSED 404 " + DemoPatients.ARNOLD + " " + DemoPatients.ARNOLDS_PRESCRIPTION,
				"READ_PRESCRIPTION REFUSED 404 " + DemoPatients.NOBODY,
				"LIST_PRESCRIPTIONS REFUSED 404 " + DemoPatients.ARNOLD,
				"LIST_PRESCRIPTIONS REFUSED 404 " + DemoPatients.NOBODY);
	}

	@Test
	void thePatientIsRecordedWhateverElseIsWrong() {
		String search = "/fhir/ServiceRequest?patient=" + DemoPatients.SCHNEIDER;
		get(search, Tokens.weber());
		get(search + "&_count=many", FhirTokens.weber());
		get("/fhir/Patient/" + DemoPatients.SCHNEIDER, Tokens.weber());
		get("/fhir/Patient?_id=" + DemoPatients.SCHNEIDER + "&_count=many", FhirTokens.weber());
		get("/fhir/Patient/4711", FhirTokens.weber());
		assertThat(records()).containsExactly("LIST_PRESCRIPTIONS REFUSED 403 " + DemoPatients.SCHNEIDER,
				"LIST_PRESCRIPTIONS REFUSED 400 " + DemoPatients.SCHNEIDER,
				"READ_PATIENT REFUSED 403 " + DemoPatients.SCHNEIDER,
				"LIST_PATIENTS REFUSED 400 " + DemoPatients.SCHNEIDER, "READ_PATIENT REFUSED 400");
	}

	@Test
	void aParameterThatIsPassedOverPutsNobodyElseOnRecord() {
		String other = "patient=" + DemoPatients.NOBODY + "&subject=" + DemoPatients.NOBODY;
		get("/fhir/Patient/" + DemoPatients.ARNOLD + "?_id=" + DemoPatients.NOBODY + "&" + other, FhirTokens.weber());
		get("/fhir/Patient?_id=" + DemoPatients.ARNOLD + "&" + other, Tokens.weber());
		get("/fhir/ServiceRequest?patient=" + DemoPatients.ARNOLD + "&_id=" + DemoPatients.NOBODY, FhirTokens.weber());
		get("/fhir/ServiceRequest/" + DemoPatients.ARNOLDS_PRESCRIPTION + "?" + other, FhirTokens.weber());
		assertThat(records()).containsExactly("READ_PATIENT REFUSED 404 " + DemoPatients.ARNOLD,
				"LIST_PATIENTS REFUSED 403 " + DemoPatients.ARNOLD,
				"LIST_PRESCRIPTIONS REFUSED 404 " + DemoPatients.ARNOLD,
				"READ_PRESCRIPTION REFUSED 404 " + DemoPatients.ARNOLD + " " + DemoPatients.ARNOLDS_PRESCRIPTION);
	}

	@Test
	void whatTellsOfNobodyIsNotRecorded() {
		this.mvc.get().uri("/fhir/metadata").exchange();
		this.mvc.get().uri("/fhir/.well-known/smart-configuration").exchange();
		assertThat(records()).isEmpty();
	}

	private MvcTestResult get(String uri, Tokens token) {
		return this.mvc.get().uri(URI.create(uri)).with(token.asBearer()).exchange();
	}

	private List<String> records() {
		return this.jdbc.sql("select * from access_record where id > ? order by id")
			.param(this.last)
			.query()
			.listOfRows()
			.stream()
			.map((row) -> Stream.of("action", "outcome", "status", "grounds", "patient_id", "resource_id")
				.map(row::get)
				.filter(Objects::nonNull)
				.map(String::valueOf)
				.collect(Collectors.joining(" ")))
			.toList();
	}

}
