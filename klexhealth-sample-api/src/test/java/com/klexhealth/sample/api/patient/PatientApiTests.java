package com.klexhealth.sample.api.patient;

import java.io.UnsupportedEncodingException;
import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class PatientApiTests {

	private static final String MUSTERMANN = """
			{"givenName": "Max", "familyName": "Mustermann", "birthDate": "1964-08-12", "gender": "male",
			 "insurer": "BARMER", "insuranceNumber": "T220001291"}""";

	private final MockMvcTester mvc;

	@Autowired
	PatientApiTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@Test
	void aPractitionerSeesThePatientsInTheirCare() {
		assertThat(get("/patients", Tokens.weber())).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"content": [{"familyName": "Albrecht"}, {}, {}, {}, {}, {}, {}, {}, {}, {},
						{}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
					 "page": {"size": 20, "number": 0, "totalElements": 31, "totalPages": 2}}""");
	}

	@Test
	void aPatientSeesOnlyThemself() {
		assertThat(get("/patients", Tokens.yilmaz())).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"content": [{"givenName": "Elif", "familyName": "Yılmaz"}],
				 "page": {"size": 20, "number": 0, "totalElements": 1, "totalPages": 1}}""");
		assertThat(get("/patients?search=schneider", Tokens.yilmaz())).bodyJson()
			.extractingPath("$.page.totalElements")
			.isEqualTo(0);
	}

	@Test
	void aPatientFindsTheirOwnRecord() {
		assertThat(get("/patients/me", Tokens.schneider())).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"id": "%s", "givenName": "Lukas", "familyName": "Schneider", "birthDate": "1984-03-12",
					 "gender": "male", "insurer": "Techniker Krankenkasse",
					 "address": {"street": "Kastanienallee 14", "postalCode": "10435", "city": "Berlin"}}"""
				.formatted(DemoPatients.SCHNEIDER));
	}

	@Test
	void whatIsNotForOthersStaysInside() {
		assertThat(get("/patients/me", Tokens.schneider())).bodyJson()
			.doesNotHavePath("$.subject")
			.doesNotHavePath("$.name")
			.doesNotHavePath("$.familyNameFolded");
	}

	@Test
	void aPatientInAnothersCareLooksLikeOneWhoIsNotThere() throws UnsupportedEncodingException {
		MvcTestResult forbidden = get("/patients/" + DemoPatients.ARNOLD, Tokens.weber());
		MvcTestResult absent = get("/patients/" + DemoPatients.NOBODY, Tokens.weber());
		assertThat(forbidden).hasStatus(HttpStatus.NOT_FOUND).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(absent).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(forbidden.getResponse().getContentAsString().replace(DemoPatients.ARNOLD, DemoPatients.NOBODY))
			.isEqualTo(absent.getResponse().getContentAsString());
		assertThat(forbidden.getResponse().getHeaderNames()).isEqualTo(absent.getResponse().getHeaderNames());
	}

	@Test
	void aRegisteredPatientIsInThePractitionersCareAndInNobodyElses() {
		MvcTestResult registered = register(MUSTERMANN);
		assertThat(registered).hasStatus(HttpStatus.CREATED);
		String location = URI.create(String.valueOf(registered.getResponse().getHeader(HttpHeaders.LOCATION)))
			.getPath();
		assertThat(get(location, Tokens.weber())).hasStatusOk().bodyJson().isLenientlyEqualTo(MUSTERMANN);
		assertThat(get("/patients?search=mustermann", Tokens.weber())).bodyJson()
			.extractingPath("$.page.totalElements")
			.isEqualTo(1);
		assertThat(get(location, Tokens.hartmann())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get(location, Tokens.schneider())).hasStatus(HttpStatus.NOT_FOUND);
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "subject", "version", "somethingElse" })
	void whatIsTheApisToGiveIsRefusedInsteadOfIgnored(String property) {
		MvcTestResult refused = register(MUSTERMANN.replaceFirst("\\{", """
				{"%s": "%s",""".formatted(property, Tokens.YILMAZ)));
		assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST).bodyJson().isLenientlyEqualTo("""
				{"type": "tag:klexhealth.com,2026:problem/invalid",
				 "errors": [{"field": "%s", "message": "is not known here"}]}""".formatted(property));
		assertThat(get("/patients/me", Tokens.yilmaz())).bodyJson().extractingPath("$.familyName").isEqualTo("Yılmaz");
	}

	@Test
	void aPatientIsUpdatedByWhoeverHasSeenTheLastVersion() throws UnsupportedEncodingException {
		MvcTestResult updated = update(DemoPatients.SCHNEIDER, "\"1\"", MUSTERMANN);
		assertThat(updated).hasStatusOk()
			.hasHeader(HttpHeaders.ETAG, "\"2\"")
			.bodyJson()
			.isLenientlyEqualTo(MUSTERMANN);
		MvcTestResult read = get("/patients/me", Tokens.schneider());
		assertThat(read).hasHeader(HttpHeaders.ETAG, "\"2\"")
			.bodyJson()
			.isEqualTo(updated.getResponse().getContentAsString());
	}

	@Test
	void whatIsLeftOutOfAnUpdateIsGone() {
		assertThat(update(DemoPatients.SCHNEIDER, "\"1\"", MUSTERMANN)).hasStatusOk();
		assertThat(get("/patients/me", Tokens.schneider())).bodyJson()
			.doesNotHavePath("$.phone")
			.doesNotHavePath("$.address");
	}

	@Test
	void anUpdatedPatientIsFoundByTheirNewNameOnly() {
		assertThat(update(DemoPatients.SCHNEIDER, "*", MUSTERMANN)).hasStatusOk();
		assertThat(get("/patients?search=mustermann", Tokens.weber())).bodyJson()
			.extractingPath("$.content[*].id")
			.asArray()
			.containsExactly(DemoPatients.SCHNEIDER);
		assertThat(get("/patients?search=schneider", Tokens.weber())).bodyJson()
			.extractingPath("$.page.totalElements")
			.isEqualTo(0);
	}

	@Test
	void whoHasSeenAnOlderVersionUpdatesNothing() {
		assertThat(update(DemoPatients.SCHNEIDER, "\"0\"", MUSTERMANN)).hasStatus(HttpStatus.PRECONDITION_FAILED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(get("/patients/me", Tokens.schneider())).hasHeader(HttpHeaders.ETAG, "\"1\"")
			.bodyJson()
			.extractingPath("$.familyName")
			.isEqualTo("Schneider");
	}

	@Test
	void aPatientInAnothersCareIsNotUpdated() {
		assertThat(update(DemoPatients.ARNOLD, "*", MUSTERMANN)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(update(DemoPatients.NOBODY, "*", MUSTERMANN)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(get("/patients/" + DemoPatients.ARNOLD, Tokens.hartmann())).bodyJson()
			.extractingPath("$.familyName")
			.isEqualTo("Arnold");
	}

	@Test
	void patientsDoNotUpdateThemselves() {
		assertThat(this.mvc.put()
			.uri("/patients/" + DemoPatients.SCHNEIDER)
			.header(HttpHeaders.IF_MATCH, "*")
			.contentType(MediaType.APPLICATION_JSON)
			.content(MUSTERMANN)
			.with(Tokens.schneider().asBearer())).hasStatus(HttpStatus.FORBIDDEN);
	}

	@Test
	void aPatientThatDidNotChangeIsNotSentAgain() {
		assertThat(this.mvc.get()
			.uri("/patients/" + DemoPatients.SCHNEIDER)
			.header(HttpHeaders.IF_NONE_MATCH, "\"1\"")
			.with(Tokens.weber().asBearer())).hasStatus(HttpStatus.NOT_MODIFIED)
			.hasHeader(HttpHeaders.ETAG, "\"1\"")
			.body()
			.isEmpty();
	}

	@Test
	void aListHasLinksToTheOtherPages() {
		assertThat(get("/patients?size=10&page=1", Tokens.weber())).hasHeader(HttpHeaders.LINK, """
				<http://localhost/patients?page=0&size=10>; rel="first", \
				<http://localhost/patients?page=0&size=10>; rel="prev", \
				<http://localhost/patients?page=2&size=10>; rel="next", \
				<http://localhost/patients?page=3&size=10>; rel="last\"""");
	}

	@Test
	void theLinksOfASearchLeadToItsPages() {
		assertThat(this.mvc.get()
			.uri("/patients?search={search}&unknown=1", "böhme & co {x}+")
			.with(Tokens.weber().asBearer())).hasHeader(HttpHeaders.LINK,
					"""
							<http://localhost/patients?search=b%C3%B6hme%20%26%20co%20%7Bx%7D%2B&page=0&size=20>; rel="first", \
							<http://localhost/patients?search=b%C3%B6hme%20%26%20co%20%7Bx%7D%2B&page=0&size=20>; rel="last\"""");
	}

	@Test
	void aMissingScopeIsNamedAsSuch() {
		assertThat(get("/patients", Tokens.weber().withoutScope("patients:read"))).hasStatus(HttpStatus.FORBIDDEN)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.headers()
			.hasHeaderSatisfying(HttpHeaders.WWW_AUTHENTICATE,
					(challenges) -> assertThat(challenges).singleElement()
						.asString()
						.startsWith("Bearer ")
						.contains("error=\"insufficient_scope\""));
	}

	private MvcTestResult get(String uri, Tokens token) {
		return this.mvc.get().uri(uri).with(token.asBearer()).exchange();
	}

	private MvcTestResult update(String id, String seen, String patient) {
		return this.mvc.put()
			.uri("/patients/" + id)
			.header(HttpHeaders.IF_MATCH, seen)
			.contentType(MediaType.APPLICATION_JSON)
			.content(patient)
			.with(Tokens.weber().asBearer())
			.exchange();
	}

	private MvcTestResult register(String patient) {
		return this.mvc.post()
			.uri("/patients")
			.contentType(MediaType.APPLICATION_JSON)
			.content(patient)
			.with(Tokens.weber().asBearer())
			.exchange();
	}

}
