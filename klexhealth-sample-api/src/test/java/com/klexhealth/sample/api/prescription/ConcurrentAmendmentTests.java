package com.klexhealth.sample.api.prescription;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import com.klexhealth.sample.api.AtOnce;
import com.klexhealth.sample.api.CommittingApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fifty practitioners' clients and one prescription, in real transactions.
 */
@CommittingApiTest
class ConcurrentAmendmentTests {

	private static final String PRESCRIPTIONS = "/patients/" + DemoPatients.YILMAZ + "/prescriptions";

	private static final String CONTENT = """
			"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "Kreuzschmerz", "sessions": 6,
			"frequency": "1× wöchentlich", "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-11-10",
			"startBy": "2026-12-08\"""";

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	private String uri = "";

	@Autowired
	ConcurrentAmendmentTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
	}

	@BeforeEach
	void issue() {
		this.uri = String.valueOf(this.mvc.post()
			.uri(PRESCRIPTIONS)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{" + CONTENT + "}")
			.with(Tokens.weber().asBearer())
			.exchange()
			.getResponse()
			.getHeader(HttpHeaders.LOCATION));
	}

	@Test
	void ofFiftyWhoSawTheSameVersionOneAmendsIt() throws Exception {
		List<Integer> statuses = AtOnce.run(50, (i) -> () -> amend("\"1\"", "Grund " + i));
		assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
		assertThat(version()).isEqualTo("\"2\"");
		assertRecorded(1);
	}

	@Test
	void everybodyOfFiftyWhoReadsAgainGetsTheirAmendmentInAndNoneIsLost() throws Exception {
		AtOnce.run(50, (i) -> () -> {
			int status = 412;
			while (status == 412) {
				status = amend(version(), "Grund " + i);
			}
			assertThat(status).isEqualTo(200);
			return status;
		});
		assertThat(version()).isEqualTo("\"51\"");
		assertThat(
				this.jdbc.sql("select reason from prescription_change where prescription_id = ? and kind = 'AMENDED'")
					.param(id())
					.query(String.class)
					.list())
			.containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50).mapToObj((i) -> "Grund " + i).toList());
		assertRecorded(50);
	}

	@Test
	void ofFiftyWhoDoNotCareNoneIsLostEither() throws Exception {
		List<Integer> statuses = AtOnce.run(50, (i) -> () -> amend("*", "Grund " + i));
		int amended = (int) statuses.stream().filter((status) -> status == 200).count();
		assertThat(statuses).containsOnly(200, 412);
		assertThat(amended).isPositive();
		assertThat(version()).isEqualTo("\"%d\"".formatted(amended + 1));
		assertRecorded(amended);
	}

	/*
	 * Each change has its version in the history and its record of the access, and there
	 * are no others.
	 */
	private void assertRecorded(int amendments) {
		assertThat(this.jdbc.sql("select version from prescription_change where prescription_id = ? order by version")
			.param(id())
			.query(Integer.class)
			.list()).isEqualTo(IntStream.rangeClosed(1, amendments + 1).boxed().toList());
		assertThat(this.jdbc.sql("""
				select count(*) from access_record where resource_id = ? and action = 'AMEND_PRESCRIPTION'
					and outcome = 'ALLOWED'
				""").param(id()).query(Integer.class).single()).isEqualTo(amendments);
	}

	private UUID id() {
		return UUID.fromString(this.uri.substring(this.uri.lastIndexOf('/') + 1));
	}

	private String version() {
		return String.valueOf(this.mvc.get()
			.uri(this.uri)
			.with(Tokens.weber().asBearer())
			.exchange()
			.getResponse()
			.getHeader(HttpHeaders.ETAG));
	}

	private int amend(String seen, String reason) {
		return this.mvc.put()
			.uri(this.uri)
			.header(HttpHeaders.IF_MATCH, seen)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"reason\": \"%s\", %s}".formatted(reason, CONTENT))
			.with(Tokens.weber().asBearer())
			.exchange()
			.getResponse()
			.getStatus();
	}

}
