package com.klexhealth.sample.api.fhir;

import java.net.URI;
import java.util.UUID;

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
import tools.jackson.databind.json.JsonMapper;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class FhirApiTests {

	private static final String PATIENT = "/fhir/Patient/" + DemoPatients.SCHNEIDER;

	private static final String SERVICE_REQUEST = "/fhir/ServiceRequest/" + DemoPatients.SCHNEIDERS_PRESCRIPTION;

	private static final String FHIR = "application/fhir+json";

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	@Autowired
	FhirApiTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
	}

	@Test
	void aPatientIsReadAsFhir() {
		assertThat(get(PATIENT)).hasStatusOk()
			.hasContentType(FHIR)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"resourceType": "Patient", "id": "%s", "meta": {"versionId": "1"}, "gender": "male",
					 "birthDate": "1984-03-12", "name": [{"family": "Schneider", "given": ["Lukas"]}]}"""
				.formatted(DemoPatients.SCHNEIDER));
	}

	@Test
	void aPrescriptionIsReadAsServiceRequest() {
		assertThat(get(SERVICE_REQUEST)).hasStatusOk()
			.hasContentType(FHIR)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"resourceType": "ServiceRequest", "id": "%s", "status": "active", "intent": "order",
					 "subject": {"reference": "Patient/%s"}}""".formatted(DemoPatients.SCHNEIDERS_PRESCRIPTION,
					DemoPatients.SCHNEIDER));
	}

	@Test
	void aCancelledPrescriptionIsRevoked() {
		this.jdbc.sql("update prescription set status = 'CANCELLED' where id = ?")
			.param(UUID.fromString(DemoPatients.SCHNEIDERS_PRESCRIPTION))
			.update();
		assertThat(get(SERVICE_REQUEST)).bodyJson().extractingPath("$.status").isEqualTo("revoked");
		assertThat(search("status=revoked")).bodyJson().extractingPath("$.total").isEqualTo(1);
		assertThat(search("status=active")).bodyJson().extractingPath("$.total").isEqualTo(2);
		assertThat(search("status=active,revoked")).bodyJson().extractingPath("$.total").isEqualTo(3);
		assertThat(search("status=http://hl7.org/fhir/request-status%7Crevoked")).bodyJson()
			.extractingPath("$.total")
			.isEqualTo(1);
		assertThat(search("status=draft")).bodyJson().extractingPath("$.total").isEqualTo(0);
	}

	@Test
	void theVersionIsAWeakETagAndAnAnswerThatIsKnownIsNotRepeated() {
		assertThat(get(PATIENT)).headers().hasValue(HttpHeaders.ETAG, "W/\"1\"");
		MvcTestResult known = this.mvc.get()
			.uri(PATIENT)
			.header(HttpHeaders.IF_NONE_MATCH, "W/\"1\"")
			.with(FhirTokens.weber().asBearer())
			.exchange();
		assertThat(known).hasStatus(HttpStatus.NOT_MODIFIED).bodyText().isEmpty();
		assertThat(this.mvc.get()
			.uri(PATIENT)
			.header(HttpHeaders.IF_NONE_MATCH, "W/\"2\"")
			.with(FhirTokens.weber().asBearer())).hasStatusOk();
	}

	@Test
	void aPrescriptionSaysWhenItWasChanged() {
		assertThat(get(SERVICE_REQUEST)).headers()
			.hasValue(HttpHeaders.ETAG, "W/\"1\"")
			.containsHeader(HttpHeaders.LAST_MODIFIED);
	}

	@Test
	void patientsAreFoundByTheBeginningOfAName() {
		assertThat(found("family=schnei")).isEqualTo(1);
		assertThat(found("family=chneider")).isZero();
		assertThat(found("family=YILMAZ")).isEqualTo(1);
		assertThat(found("given=elif")).isEqualTo(1);
		assertThat(found("given=mai")).isEqualTo(1);
		assertThat(found("name=garc")).isEqualTo(1);
		assertThat(found("name=carmen%20ruiz")).isEqualTo(1);
		assertThat(found("family=schneider&given=lukas")).isEqualTo(1);
		assertThat(found("family=schneider&given=elif")).isZero();
		assertThat(found("family=%25%25%25")).isZero();
	}

	@Test
	void aPatientIsFoundByTheirIdentifier() {
		assertThat(found("_id=" + DemoPatients.SCHNEIDER)).isEqualTo(1);
		assertThat(found("_id=" + DemoPatients.ARNOLD)).isZero();
		assertThat(found("_id=" + DemoPatients.NOBODY)).isZero();
	}

	@Test
	void aPatientFindsThemself() {
		assertThat(this.mvc.get().uri("/fhir/Patient").with(FhirTokens.schneider().asBearer())).bodyJson()
			.isLenientlyEqualTo("""
					{"resourceType": "Bundle", "type": "searchset", "total": 1,
					 "entry": [{"fullUrl": "http://localhost/fhir/Patient/%1$s", "search": {"mode": "match"},
						"resource": {"resourceType": "Patient", "id": "%1$s"}}]}""".formatted(DemoPatients.SCHNEIDER));
	}

	@Test
	void pagesLeadToEachOther() {
		assertThat(get("/fhir/Patient?_count=10&_page=1")).bodyJson()
			.isLenientlyEqualTo("""
					{"total": 31, "link": [
					 {"relation": "self", "url": "http://localhost/fhir/Patient?_count=10&_page=1"},
					 {"relation": "first", "url": "http://localhost/fhir/Patient?_count=10"},
					 {"relation": "previous", "url": "http://localhost/fhir/Patient?_count=10"},
					 {"relation": "next", "url": "http://localhost/fhir/Patient?_count=10&_page=2"},
					 {"relation": "last", "url": "http://localhost/fhir/Patient?_count=10&_page=3"}]}""")
			.extractingPath("$.entry.length()")
			.isEqualTo(10);
	}

	@Test
	void aPageHasAHundredResourcesAtMostAndNoneIfOnlyTheirNumberIsAskedFor() {
		assertThat(get("/fhir/Patient?_count=1000")).bodyJson()
			.extractingPath("$.link[0].url")
			.isEqualTo("http://localhost/fhir/Patient?_count=100");
		assertThat(get("/fhir/Patient?_count=0")).bodyJson()
			.hasPathSatisfying("$.total", (total) -> total.assertThat().isEqualTo(31))
			.doesNotHavePath("$.entry");
	}

	@Test
	void linksSayWhatWasUnderstood() {
		assertThat(get("/fhir/Patient?family=m%C3%B6l&active=true")).bodyJson()
			.extractingPath("$.link[0].url")
			.isEqualTo("http://localhost/fhir/Patient?family=m%C3%B6l&_count=20");
	}

	@Test
	void prescriptionsAreFoundByTheirPatientInEverySpelling() {
		for (String patient : new String[] { "patient=" + DemoPatients.SCHNEIDER,
				"patient=Patient/" + DemoPatients.SCHNEIDER, "subject=Patient/" + DemoPatients.SCHNEIDER,
				"subject:Patient=" + DemoPatients.SCHNEIDER,
				"subject=http://localhost/fhir/Patient/" + DemoPatients.SCHNEIDER }) {
			assertThat(get("/fhir/ServiceRequest?" + patient)).hasStatusOk()
				.bodyJson()
				.hasPathSatisfying("$.total", (total) -> total.assertThat().isEqualTo(3))
				.extractingPath("$.entry[0].resource.authoredOn")
				.isEqualTo("2026-10-05");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fhir/ServiceRequest", "/fhir/ServiceRequest?patient=4711",
			"/fhir/ServiceRequest?patient=Practitioner/468b4b66-2718-4d85-8517-1cb7498948bc",
			"/fhir/ServiceRequest?patient=468b4b66-2718-4d85-8517-1cb7498948bc&subject=00000000-0000-4000-8000-000000000000",
			"/fhir/ServiceRequest?status=active", "/fhir/Patient?family=ab", "/fhir/Patient?name=%20%20%20a",
			"/fhir/Patient?family=abc,def", "/fhir/Patient?family=abc&family=def", "/fhir/Patient?family=",
			"/fhir/Patient?family=abc%00", "/fhir/Patient?name=%00%00%00", "/fhir/Patient?family:exact=Schneider",
			"/fhir/Patient?name:contains=schnei", "/fhir/Patient?_count=-1", "/fhir/Patient?_count=many",
			"/fhir/Patient?_page=999999999", "/fhir/Patient?_id=4711", "/fhir/Patient/4711",
			"/fhir/ServiceRequest/4711" })
	void whatCannotBeAnsweredIsAnOutcome(String uri) {
		assertThat(get(uri)).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(FHIR).bodyJson().isLenientlyEqualTo("""
				{"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "invalid"}]}""");
	}

	@Test
	void whatIsNotUnderstoodIsPassedOverUnlessTheClientIsStrict() {
		assertThat(get("/fhir/Patient?organization=4711")).hasStatusOk();
		MvcTestResult strict = this.mvc.get()
			.uri("/fhir/Patient?organization=4711")
			.header("Prefer", "return=minimal, handling=strict")
			.with(FhirTokens.weber().asBearer())
			.exchange();
		assertThat(strict).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.issue[0].diagnostics")
			.asString()
			.contains("family")
			.doesNotContain("organization");
	}

	@Test
	void whatIsHiddenAndWhatIsNotThereAreTheSame() throws Exception {
		for (String[] pair : new String[][] {
				{ "/fhir/Patient/" + DemoPatients.ARNOLD, "/fhir/Patient/" + DemoPatients.NOBODY },
				{ "/fhir/ServiceRequest/" + DemoPatients.ARNOLDS_PRESCRIPTION,
						"/fhir/ServiceRequest/" + DemoPatients.NOBODY },
				{ "/fhir/ServiceRequest?patient=" + DemoPatients.ARNOLD,
						"/fhir/ServiceRequest?patient=" + DemoPatients.NOBODY } }) {
			assertThat(get(pair[0])).hasStatus(HttpStatus.NOT_FOUND).hasContentType(FHIR);
			assertThat(get(pair[0]).getResponse().getContentAsString())
				.isEqualTo(get(pair[1]).getResponse().getContentAsString());
		}
	}

	@Test
	void thereIsNothingElse() {
		assertThat(get("/fhir/Practitioner/1")).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(FHIR)
			.bodyJson()
			.extractingPath("$.issue[0].code")
			.isEqualTo("not-found");
		assertThat(get(PATIENT + "/_history/1")).hasStatus(HttpStatus.NOT_FOUND).hasContentType(FHIR);
		assertThat(this.mvc.delete().uri(PATIENT).with(FhirTokens.weber().asBearer()))
			.hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
			.hasContentType(FHIR)
			.bodyJson()
			.extractingPath("$.issue[0].code")
			.isEqualTo("not-supported");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/fhir+json", "application/fhir+json; fhirVersion=4.0", "*/*",
			"application/fhir+xml;q=0.5, application/fhir+json;q=0.9", "application/fhir+json;charset=UTF-8" })
	void fhirIsWrittenAsJson(String accept) {
		MvcTestResult result = this.mvc.get()
			.uri(PATIENT)
			.header("Accept", accept)
			.with(FhirTokens.weber().asBearer())
			.exchange();
		assertThat(result).hasStatusOk();
		assertThat(result.getResponse().getContentType()).startsWith(FHIR).doesNotContain("fhirVersion");
	}

	@Test
	void whoAsksForJsonGetsTheSame() {
		assertThat(this.mvc.get().uri(PATIENT).accept(MediaType.APPLICATION_JSON).with(FhirTokens.weber().asBearer()))
			.hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.bodyJson()
			.extractingPath("$.resourceType")
			.isEqualTo("Patient");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/fhir+xml", "application/xml", "application/fhir+json; fhirVersion=5.0",
			"text/html" })
	void otherFormatsAreNotThere(String accept) {
		assertThat(this.mvc.get().uri(PATIENT).header("Accept", accept).with(FhirTokens.weber().asBearer()))
			.hasStatus(HttpStatus.NOT_ACCEPTABLE)
			.hasContentType(FHIR)
			.bodyJson()
			.extractingPath("$.resourceType")
			.isEqualTo("OperationOutcome");
	}

	@ParameterizedTest
	@ValueSource(strings = { "json", "application/json", "application/fhir%2Bjson", "application/fhir+json",
			"application/fhir%2Bjson;fhirVersion=4.0" })
	void theFormatMayStandInTheAddress(String format) {
		assertThat(this.mvc.get()
			.uri(URI.create(PATIENT + "?_format=" + format))
			.accept(MediaType.TEXT_HTML)
			.with(FhirTokens.weber().asBearer())).hasStatusOk().hasContentType(FHIR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "xml", "application/fhir%2Bxml", "ttl", "html", "a/b/c", "" })
	void otherFormatsInTheAddressAreNotThere(String format) {
		assertThat(this.mvc.get().uri(URI.create(PATIENT + "?_format=" + format)).with(FhirTokens.weber().asBearer()))
			.hasStatus(HttpStatus.NOT_ACCEPTABLE);
	}

	@Test
	void theFormatOfThePlainApiIsItsOwn() {
		assertThat(this.mvc.get()
			.uri("/patients/" + DemoPatients.SCHNEIDER + "?_format=xml")
			.with(Tokens.weber().asBearer())).hasStatusOk();
		assertThat(this.mvc.get().uri("/patients/" + DemoPatients.NOBODY).with(Tokens.weber().asBearer()))
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void everybodyMayAskWhatThereIs() {
		assertThat(this.mvc.get().uri("/fhir/metadata")).hasStatusOk()
			.hasContentType(FHIR)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1", "rest": [{"resource": [
					 {"type": "Patient", "interaction": [{"code": "read"}, {"code": "search-type"}]},
					 {"type": "ServiceRequest", "interaction": [{"code": "read"}, {"code": "search-type"}]}]}]}""");
	}

	private int found(String query) {
		MvcTestResult result = get("/fhir/Patient?" + query);
		assertThat(result).hasStatusOk();
		return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray()).path("total").asInt();
	}

	private MvcTestResult search(String query) {
		return get("/fhir/ServiceRequest?patient=" + DemoPatients.SCHNEIDER + "&" + query);
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(URI.create(uri)).with(FhirTokens.weber().asBearer()).exchange();
	}

}
