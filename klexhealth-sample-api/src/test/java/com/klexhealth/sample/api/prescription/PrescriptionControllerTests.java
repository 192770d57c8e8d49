package com.klexhealth.sample.api.prescription;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;

/**
 * What is not well formed does not get past the controller.
 */
@WebMvcTest(PrescriptionController.class)
class PrescriptionControllerTests {

	private static final String PRESCRIPTIONS = "/patients/" + DemoPatients.SCHNEIDER + "/prescriptions";

	private static final String PRESCRIPTION = PRESCRIPTIONS + "/" + DemoPatients.SCHNEIDERS_PRESCRIPTION;

	private static final String VALID = """
			{"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "Kreuzschmerz", "sessions": 6,
			 "frequency": "1× wöchentlich", "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-10-05",
			 "startBy": "2026-11-02"}""";

	private final MockMvcTester mvc;

	@MockitoBean
	private PrescriptionService prescriptions;

	@Autowired
	PrescriptionControllerTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', textBlock = """
			remedy,     "Krankengymnastik (KG)", "  "
			icd10Code,  "M54.5",                 "m54.5"
			icd10Code,  "M54.5",                 "M54."
			icd10Code,  "M54.5",                 "M5"
			icd10Code,  "M54.5",                 "M54.555"
			icd10Code,  "M54.5",                 "back pain"
			icd10Code,  "M54.5",                 null
			diagnosis,  "Kreuzschmerz",          ""
			sessions,   "sessions": 6,         "sessions": 0
			sessions,   "sessions": 6,         "sessions": 51
			sessions,   "sessions": 6,         "sessions": -1
			sessions,   "sessions": 6,         "sessions": null
			sessions,   "sessions": 6,         "sessions": "six"
			sessions,   "sessions": 6,         "sessions": 99999999999
			sessions,   "sessions": 6,         "sessions": 6.7
			sessions,   "sessions": 6,         "sessions": 6.0
			sessions,   "sessions": 6,         "sessions": "6"
			sessions,   "sessions": 6,         "sessions": true
			frequency,  "1× wöchentlich",        null
			prescriber, "Dr. Miriam Weber",      null
			issuedOn,   "2026-10-05",            null
			issuedOn,   "2026-10-05",            "2026-02-30"
			startBy,    "2026-11-02",            null
			startBy,    "2026-11-02",            "+999999999-12-31"
			diagnosis,  "Kreuzschmerz",          "Kreuz\\u0000schmerz"
			startBy,    "2026-11-02",            "2026-10-04"
			""")
	void aWrongValueIsReportedWithItsField(String field, String valid, String invalid) {
		assertRefused(issue(VALID.replace(valid, invalid)), field);
	}

	@ParameterizedTest
	@CsvSource({ "remedy, Krankengymnastik (KG), 101", "diagnosis, Kreuzschmerz, 201", "frequency, 1× wöchentlich, 51",
			"prescriber, Dr. Miriam Weber, 101" })
	void aTextThatIsTooLongIsReportedWithItsField(String field, String valid, int length) {
		assertRefused(issue(VALID.replace(valid, "x".repeat(length))), field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "a\nb" })
	void anAmendmentAndACancellationNeedAReason(String reason) {
		String json = JsonMapper.shared().writeValueAsString(reason);
		assertRefused(send(HttpMethod.PUT, PRESCRIPTION, VALID.replaceFirst("\\{", "{\"reason\": null,")), "reason");
		assertRefused(send(HttpMethod.PUT, PRESCRIPTION, VALID), "reason");
		assertRefused(send(HttpMethod.POST, PRESCRIPTION + "/cancellation", "{\"reason\": " + json + "}"), "reason");
		assertRefused(send(HttpMethod.POST, PRESCRIPTION + "/cancellation", "{}"), "reason");
	}

	@Test
	void aReasonHasItsLimit() {
		String json = "{\"reason\": \"" + "x".repeat(501) + "\"}";
		assertRefused(send(HttpMethod.POST, PRESCRIPTION + "/cancellation", json), "reason");
	}

	@Test
	void anAmendmentIsAsCompleteAsAPrescription() {
		assertRefused(send(HttpMethod.PUT, PRESCRIPTION,
				VALID.replace("{", "{\"reason\": \"Befund\",").replace("2026-11-02", "2026-10-04")), "startBy");
		assertRefused(send(HttpMethod.PUT, PRESCRIPTION,
				VALID.replace("{", "{\"reason\": \"Befund\",").replace("\"M54.5\"", "null")), "icd10Code");
	}

	@Test
	void aChangeNeedsTheVersionThatItReplaces() {
		for (MvcTestResult refused : List.of(
				this.mvc.put()
					.uri(PRESCRIPTION)
					.with(Tokens.weber().asBearer())
					.contentType(MediaType.APPLICATION_JSON)
					.content(VALID)
					.exchange(),
				this.mvc.post()
					.uri(PRESCRIPTION + "/cancellation")
					.with(Tokens.weber().asBearer())
					.contentType(MediaType.APPLICATION_JSON)
					.content("{\"reason\": \"x\"}")
					.exchange())) {
			assertThat(refused).hasStatus(HttpStatus.PRECONDITION_REQUIRED)
				.bodyJson()
				.extractingPath("$.type")
				.isEqualTo("tag:klexhealth.com,2026:problem/precondition-required");
		}
		then(this.prescriptions).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@CsvSource({ "page=-1, page", "size=0, size", "size=101, size" })
	void aPageHasItsLimits(String query, String field) {
		assertRefused(get(PRESCRIPTIONS + "?" + query), field);
	}

	@Test
	void identifiersAreUuids() {
		assertRefused(get("/patients/4711/prescriptions"), "patientId");
		assertRefused(get(PRESCRIPTIONS + "/4711"), "id");
	}

	private void assertRefused(MvcTestResult result, String field) {
		assertThat(result).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsOnly(field);
		then(this.prescriptions).shouldHaveNoInteractions();
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).with(Tokens.weber().asBearer()).exchange();
	}

	private MvcTestResult send(HttpMethod method, String uri, String body) {
		return this.mvc.method(method)
			.uri(uri)
			.header(HttpHeaders.IF_MATCH, "\"1\"")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.with(Tokens.weber().asBearer())
			.exchange();
	}

	private MvcTestResult issue(String prescription) {
		return this.mvc.post()
			.uri(PRESCRIPTIONS)
			.contentType(MediaType.APPLICATION_JSON)
			.content(prescription)
			.with(Tokens.weber().asBearer())
			.exchange();
	}

}
