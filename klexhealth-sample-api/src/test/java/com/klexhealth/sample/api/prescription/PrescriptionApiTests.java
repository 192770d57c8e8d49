package com.klexhealth.sample.api.prescription;

import java.net.URI;

import org.junit.jupiter.api.Test;
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
class PrescriptionApiTests {

	private static final String SCHNEIDERS = "/patients/" + DemoPatients.SCHNEIDER + "/prescriptions";

	private static final String PRESCRIPTION = """
			{"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "Kreuzschmerz", "sessions": 6,
			 "frequency": "1× wöchentlich", "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-11-10",
			 "startBy": "2026-12-08"}""";

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

	@Test
	void theApiGivesTheIdentifierAndThePathThePatient() {
		assertThat(issue(PRESCRIPTION.replace("{", """
				{"id": "%s", "patientId": "%s",""".formatted(DemoPatients.ARNOLDS_PRESCRIPTION, DemoPatients.ARNOLD))))
			.hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.hasPathSatisfying("$.id", (id) -> id.assertThat().isNotEqualTo(DemoPatients.ARNOLDS_PRESCRIPTION))
			.hasPathSatisfying("$.patientId", (id) -> id.assertThat().isEqualTo(DemoPatients.SCHNEIDER));
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
