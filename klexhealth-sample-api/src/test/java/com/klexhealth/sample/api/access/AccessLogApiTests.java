package com.klexhealth.sample.api.access;

import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
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
 * Patients read who looked at them.
 */
@ApiTest
class AccessLogApiTests {

	private static final String LOG = "/patients/me/access-log";

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	@Autowired
	AccessLogApiTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
	}

	@Test
	void patientsReadWhoLookedAtThemAndWhoWasRefused() {
		get("/patients/" + DemoPatients.SCHNEIDER + "/prescriptions/" + DemoPatients.SCHNEIDERS_PRESCRIPTION,
				Tokens.weber());
		get("/patients/" + DemoPatients.SCHNEIDER, Tokens.hartmann());
		get("/patients/" + DemoPatients.ARNOLD, Tokens.hartmann());
		assertThat(get(LOG + "?size=2", Tokens.schneider())).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{"content": [
								{"subject": "%s", "client": "a-client", "action": "read-patient", "outcome": "refused", "status": 404},
								{"subject": "%s", "client": "a-client", "action": "read-prescription", "outcome": "allowed",
								 "grounds": "care", "resourceId": "%s"}]}"""
						.formatted(Tokens.HARTMANN, Tokens.WEBER, DemoPatients.SCHNEIDERS_PRESCRIPTION));
	}

	@Test
	void theLogShowsNothingOfTheToken() {
		get("/patients/me", Tokens.schneider());
		assertThat(get(LOG, Tokens.schneider())).hasStatusOk().bodyText().doesNotContain("a-token", "tokenId");
	}

	@Test
	void refusedAttemptsCanBeLeftOut() {
		get("/patients/" + DemoPatients.SCHNEIDER, Tokens.weber());
		get("/patients/" + DemoPatients.SCHNEIDER, Tokens.hartmann());
		assertThat(get(LOG + "?outcome=allowed&size=1", Tokens.schneider())).bodyJson()
			.extractingPath("$.content[0].subject")
			.isEqualTo(Tokens.WEBER);
		assertThat(get(LOG + "?outcome=refused&size=1", Tokens.schneider())).bodyJson()
			.extractingPath("$.content[0].subject")
			.isEqualTo(Tokens.HARTMANN);
		assertThat(get(LOG + "?outcome=ALLOWED", Tokens.schneider())).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void theLogLeadsBeyondItsLastPage() throws Exception {
		get("/patients/" + DemoPatients.SCHNEIDER, Tokens.weber());
		get("/patients/" + DemoPatients.SCHNEIDER, Tokens.hartmann());
		Number newest = JsonPath.read(get(LOG + "?size=1", Tokens.schneider()).getResponse().getContentAsString(),
				"$.content[0].id");
		MvcTestResult before = get(LOG + "?size=1&before=" + newest, Tokens.schneider());
		assertThat(before).bodyJson().extractingPath("$.content[0].subject").isEqualTo(Tokens.WEBER);
		assertThat(before.getResponse().getHeader(HttpHeaders.LINK)).contains("before=" + newest);
		assertThat(get(LOG + "?before=0", Tokens.schneider())).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void readingTheLogIsOnRecordTheNextTime() {
		get(LOG, Tokens.schneider());
		assertThat(get(LOG + "?size=1", Tokens.schneider())).bodyJson()
			.isLenientlyEqualTo(
					"""
							{"content": [{"subject": "%s", "action": "read-access-log", "outcome": "allowed", "grounds": "self"}]}"""
						.formatted(Tokens.SCHNEIDER));
	}

	@Test
	void patientsReadNobodyElsesLog() {
		this.jdbc.sql("""
				insert into access_record (occurred_at, subject, action, patient_id, outcome, status)
				values (now(), 'somebody', 'READ_PATIENT', ?, 'REFUSED', 404)
				""").param(UUID.fromString(DemoPatients.YILMAZ)).update();
		assertThat(get(LOG, Tokens.schneider())).hasStatusOk().bodyText().doesNotContain("somebody");
		assertThat(get(LOG, Tokens.yilmaz())).hasStatusOk().bodyText().contains("somebody");
	}

	@Test
	void theLogIsThePatientsOnly() {
		assertThat(get(LOG, Tokens.weber())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get(LOG, Tokens.koch())).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get(LOG, Tokens.schneider().withoutScope("patients:read"))).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get(LOG, Tokens.patient(UUID.randomUUID().toString()))).hasStatus(HttpStatus.NOT_FOUND);
	}

	private MvcTestResult get(String uri, Tokens token) {
		return this.mvc.get().uri(uri).with(token.asBearer()).exchange();
	}

}
