package com.klexhealth.sample.api.access;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What cannot be recorded is not shown, not changed, and not even refused in words.
 */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:recording-fails;MODE=PostgreSQL")
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class RecordingFailsTests {

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	@Autowired
	RecordingFailsTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void takeTheTableAway() {
		this.jdbc.sql("alter table access_record rename to access_record_elsewhere").update();
	}

	@AfterEach
	void giveItBack() {
		this.jdbc.sql("alter table access_record_elsewhere rename to access_record").update();
	}

	@Test
	void nothingIsShown() {
		assertUnavailable(get("/patients/" + DemoPatients.SCHNEIDER, Tokens.weber()));
		assertUnavailable(get("/patients", Tokens.weber()));
		assertUnavailable(get("/patients/me", Tokens.schneider()));
		assertUnavailable(get("/patients/" + DemoPatients.SCHNEIDER + "/prescriptions", Tokens.schneider()));
	}

	@Test
	void nothingIsChanged() {
		assertUnavailable(this.mvc.post().uri("/patients").contentType(MediaType.APPLICATION_JSON).content("""
				{"givenName": "Max", "familyName": "Mustermann", "birthDate": "1964-08-12", "gender": "male",
				 "insurer": "BARMER", "insuranceNumber": "T220001291"}""").with(Tokens.weber().asBearer()).exchange());
		assertThat(this.jdbc.sql("select count(*) from patient where family_name = 'Mustermann'")
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void whoIsHiddenAndWhoIsNotThereStillLookAlike() {
		assertUnavailable(get("/patients/" + DemoPatients.ARNOLD, Tokens.weber()));
		assertUnavailable(get("/patients/" + DemoPatients.NOBODY, Tokens.weber()));
		assertUnavailable(get("/patients/4711", Tokens.weber()));
	}

	@Test
	void aMissingScopeIsNoWayAroundTheRecord() {
		assertUnavailable(get("/patients/" + DemoPatients.SCHNEIDER, Tokens.weber().withoutScope("patients:read")));
	}

	@Test
	void theLogSaysThatItFailedAndNothingOfThePatient(CapturedOutput output) {
		get("/patients/" + DemoPatients.SCHNEIDER, Tokens.weber());
		assertThat(output).contains("Failed to record")
			.doesNotContain(DemoPatients.SCHNEIDER, Tokens.WEBER, "R696302567", "Kastanienallee");
	}

	private MvcTestResult get(String uri, Tokens token) {
		return this.mvc.get().uri(uri).with(token.asBearer()).exchange();
	}

	private static void assertUnavailable(MvcTestResult result) {
		assertThat(result).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.headers()
			.hasValue(HttpHeaders.RETRY_AFTER, "10");
		assertThat(result).bodyText().doesNotContain("familyName", "access_record", "SQL", "no such");
	}

}
