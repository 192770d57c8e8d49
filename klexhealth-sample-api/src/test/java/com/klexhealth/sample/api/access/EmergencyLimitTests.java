package com.klexhealth.sample.api.access;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
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
 * Emergencies are rare, or they are none.
 */
@SpringBootTest(properties = { "spring.datasource.url=jdbc:h2:mem:emergency-limit;MODE=PostgreSQL",
		"sample.rate-limit.emergencies.count=2" })
@AutoConfigureMockMvc
class EmergencyLimitTests {

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	@Autowired
	EmergencyLimitTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
	}

	@Test
	void whoGuessesAtPatientsHasSoonNoneLeft() {
		Records records = new Records(this.jdbc);
		assertThat(open(DemoPatients.NOBODY, Tokens.hartmann())).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(open(DemoPatients.SCHNEIDER, Tokens.hartmann())).hasStatus(HttpStatus.CREATED);
		assertThat(open(DemoPatients.YILMAZ, Tokens.hartmann())).hasStatus(HttpStatus.TOO_MANY_REQUESTS)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.headers()
			.hasHeaderSatisfying(HttpHeaders.RETRY_AFTER, (values) -> assertThat(values).singleElement()
				.satisfies((seconds) -> assertThat(Integer.parseInt(seconds)).isBetween(1700, 1800)));
		assertThat(records.added()).containsExactly("OPEN_IN_EMERGENCY REFUSED 404 " + DemoPatients.NOBODY,
				"OPEN_IN_EMERGENCY ALLOWED EMERGENCY " + DemoPatients.SCHNEIDER,
				"OPEN_IN_EMERGENCY REFUSED 429 " + DemoPatients.YILMAZ);
		assertThat(open(DemoPatients.ARNOLD, Tokens.weber())).hasStatus(HttpStatus.CREATED);
	}

	private MvcTestResult open(String patientId, Tokens token) {
		return this.mvc.post()
			.uri("/patients/{patientId}/emergency-accesses", patientId)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"reason\": \"Unconscious after a fall\"}")
			.with(token.asBearer())
			.exchange();
	}

}
