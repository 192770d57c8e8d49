package com.klexhealth.sample.api.patient;

import java.time.LocalDate;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;

/**
 * What is not well formed does not get past the controller.
 */
@WebMvcTest(PatientController.class)
class PatientControllerTests {

	private static final String MUSTERMANN = """
			{"givenName": "Max", "familyName": "Mustermann", "birthDate": "1964-08-12", "gender": "male",
			 "insurer": "BARMER", "insuranceNumber": "T220001291", "phone": "030 23125 999",
			 "email": "max.mustermann@example.com",
			 "address": {"street": "Heidestraße 17", "postalCode": "10557", "city": "Berlin"}}""";

	private final MockMvcTester mvc;

	@MockitoBean
	private PatientService patients;

	@Autowired
	PatientControllerTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@ParameterizedTest
	@CsvSource({ "givenName, ''", "givenName, '  '", "givenName,", "familyName,", "birthDate,", "gender,", "insurer,",
			"insuranceNumber,", "insuranceNumber, T22000129", "insuranceNumber, t220001291",
			"insuranceNumber, 2220001291", "insuranceNumber, T2200012911", "birthDate, 2999-01-01",
			"birthDate, 12.08.1964", "birthDate, 1964-13-01", "gender, MALE", "gender, other", "phone, call me",
			"email, nowhere" })
	void aWrongValueIsReportedWithItsField(String field, String value) {
		assertRefused(register(with(field, value)), field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1899-12-31", "-0044-03-15", "-999999999-01-01", "+999999999-12-31" })
	void aDateOfOtherTimesIsReportedWithItsField(String date) {
		assertRefused(register(with("birthDate", date)), "birthDate");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Max\u0000", "Max\nMoritz", "Max\tMoritz", "\u001b[31mMax", "Max\u2028Moritz" })
	void aTextOfSeveralLinesIsReportedWithItsField(String text) {
		assertRefused(register(with("givenName", text)), "givenName");
		assertRefused(register(MUSTERMANN.replace("Berlin", "Ber\\u0000lin")), "address.city");
		assertRefused(register(MUSTERMANN.replace("Berlin", "Ber\\ud83dlin")), "address.city");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"1964-08-12T00:00:00Z\"", "[1964, 8, 12]", "-1969", "19640812", "true" })
	void aDateIsNotGuessed(String date) {
		assertRefused(register(MUSTERMANN.replace("\"1964-08-12\"", date)), "birthDate");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "\"\"", "\"Male\"", "[\"male\"]", "true" })
	void aGenderIsNotGuessed(String gender) {
		assertRefused(register(MUSTERMANN.replace("\"male\"", gender)), "gender");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "1.5", "true", "[\"Max\"]", "{}" })
	void aNameIsAText(String name) {
		assertRefused(register(MUSTERMANN.replace("\"Max\"", name)), "givenName");
	}

	@Test
	void anUpdateNeedsTheVersionThatItReplaces() {
		MvcTestResult refused = this.mvc.put()
			.uri("/patients/" + DemoPatients.SCHNEIDER)
			.contentType(MediaType.APPLICATION_JSON)
			.content(MUSTERMANN)
			.with(Tokens.weber().asBearer())
			.exchange();
		assertThat(refused).hasStatus(HttpStatus.PRECONDITION_REQUIRED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("tag:klexhealth.com,2026:problem/precondition-required");
		then(this.patients).shouldHaveNoInteractions();
	}

	@Test
	void tomorrowIsNoBirthday() {
		assertRefused(register(with("birthDate", LocalDate.now().plusDays(1).toString())), "birthDate");
	}

	@ParameterizedTest
	@ValueSource(strings = { "givenName", "familyName", "insurer" })
	void aTextThatIsTooLongIsReportedWithItsField(String field) {
		assertRefused(register(with(field, "x".repeat(101))), field);
	}

	@Test
	void anAddressIsComplete() {
		assertRefused(register(MUSTERMANN.replace("10557", "1O557")), "address.postalCode");
		assertRefused(register(MUSTERMANN.replace("\"Berlin\"", "null")), "address.city");
	}

	@Test
	void everyFieldIsReportedAtOnce() {
		assertThat(register("{}")).bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsExactly("birthDate", "familyName", "gender", "givenName", "insuranceNumber", "insurer");
	}

	@Test
	void messagesAreEnglishOrGerman() {
		String invalid = with("insuranceNumber", "1");
		assertThat(register(invalid, Locale.ENGLISH)).bodyJson()
			.extractingPath("$.errors[0].message")
			.isEqualTo("must be a capital letter and nine digits");
		assertThat(register(invalid, Locale.GERMAN)).bodyJson()
			.extractingPath("$.errors[0].message")
			.isEqualTo("muss aus einem Großbuchstaben und neun Ziffern bestehen");
	}

	@ParameterizedTest
	@CsvSource({ "page=-1, page", "page=x, page", "size=0, size", "size=101, size", "page=99999999999, page",
			"page=2147483648, page", "page=2147483647, page", "page=500, page", "page=100&size=100, page" })
	void aPageHasItsLimits(String query, String field) {
		assertRefused(get("/patients?" + query), field);
	}

	@Test
	void aSearchHasItsLimits() {
		assertRefused(get("/patients?search=" + "x".repeat(101)), "search");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ab", "  ab  ", "%%%%", "___", "a b", "a\u0301\u0301\u0301b" })
	void aSearchThatCouldBeForAnybodyIsRefused(String search) {
		assertRefused(this.mvc.get()
			.uri("/patients?search={search}", search)
			.locale(Locale.ENGLISH)
			.with(Tokens.weber().asBearer())
			.exchange(), "search");
	}

	@Test
	void aSearchThatIsRefusedHearsWhatIsEnough() {
		assertThat(this.mvc.get().uri("/patients?search=ab").locale(Locale.GERMAN).with(Tokens.weber().asBearer()))
			.bodyJson()
			.extractingPath("$.errors[0].message")
			.isEqualTo("muss mindestens drei Buchstaben oder Ziffern enthalten");
	}

	@Test
	void aValueOfTheWrongFormIsNotRepeated() {
		assertThat(get("/patients?page=Kreuzschmerz")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyText()
			.doesNotContain("Kreuzschmerz", "java");
	}

	@Test
	void aSearchIsOneLine() {
		assertRefused(get("/patients?search=\0"), "search");
	}

	@Test
	void anIdentifierIsAUuid() {
		assertRefused(get("/patients/4711"), "patientId");
	}

	private static String with(String field, String value) {
		ObjectNode patient = (ObjectNode) JsonMapper.shared().readTree(MUSTERMANN);
		return patient.put(field, value).toString();
	}

	private void assertRefused(MvcTestResult result, String field) {
		assertThat(result).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[*].field")
			.asArray()
			.containsOnly(field);
		then(this.patients).shouldHaveNoInteractions();
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).with(Tokens.weber().asBearer()).exchange();
	}

	private MvcTestResult register(String patient) {
		return register(patient, Locale.ENGLISH);
	}

	private MvcTestResult register(String patient, Locale locale) {
		return this.mvc.post()
			.uri("/patients")
			.locale(locale)
			.contentType(MediaType.APPLICATION_JSON)
			.content(patient)
			.with(Tokens.weber().asBearer())
			.exchange();
	}

}
