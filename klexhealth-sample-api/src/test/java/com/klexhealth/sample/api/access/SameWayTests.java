package com.klexhealth.sample.api.access;

import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A patient whom the caller may not know of takes the same way through the database as
 * one who is not there, and gets the same answer: neither the clock nor the body tells
 * them apart.
 */
@ApiTest
class SameWayTests {

	private final MockMvcTester mvc;

	@Autowired
	SameWayTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@ParameterizedTest
	@MethodSource("requests")
	void hiddenIsAbsent(Request request, Tokens caller) throws UnsupportedEncodingException {
		Answer hidden = ask(request, DemoPatients.ARNOLD, caller);
		Answer absent = ask(request, DemoPatients.NOBODY, caller);
		assertThat(hidden.result()).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(absent.result()).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(hidden.statements()).isNotEmpty().isEqualTo(absent.statements());
		assertThat(hidden.body().replace(DemoPatients.ARNOLD, DemoPatients.NOBODY)).isEqualTo(absent.body());
		assertThat(hidden.headers()).isEqualTo(absent.headers());
	}

	static Stream<Arguments> requests() {
		return Stream.of(Request.values())
			.flatMap((request) -> Stream.of(Tokens.weber(), Tokens.schneider())
				.filter((caller) -> request.method == HttpMethod.GET || caller.roles().contains("practitioner"))
				.map((caller) -> Arguments.of(request, caller)));
	}

	private Answer ask(Request request, String patientId, Tokens caller) throws UnsupportedEncodingException {
		Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		Level level = logger.getLevel();
		logger.setLevel(Level.DEBUG);
		logger.addAppender(appender);
		appender.start();
		try {
			MvcTestResult result = this.mvc.method(request.method)
				.uri(request.path.formatted(patientId))
				.header(HttpHeaders.IF_MATCH, "\"1\"")
				.contentType(MediaType.APPLICATION_JSON)
				.content(request.body)
				.with(caller.asBearer())
				.exchange();
			List<String> headers = new ArrayList<>();
			result.getResponse()
				.getHeaderNames()
				.forEach((name) -> headers.add(name + result.getResponse().getHeaders(name)));
			return new Answer(result, result.getResponse().getContentAsString(), headers,
					List.copyOf(appender.list).stream().map(ILoggingEvent::getFormattedMessage).toList());
		}
		finally {
			logger.detachAppender(appender);
			logger.setLevel(level);
		}
	}

	private record Answer(MvcTestResult result, String body, List<String> headers, List<String> statements) {

	}

	/**
	 * The requests about one patient that do not need an emergency.
	 */
	enum Request {

		GET_PATIENT(HttpMethod.GET, "/patients/%s", ""),

		LIST_PRESCRIPTIONS(HttpMethod.GET, "/patients/%s/prescriptions", ""),

		GET_PRESCRIPTION(HttpMethod.GET, "/patients/%s/prescriptions/" + DemoPatients.ARNOLDS_PRESCRIPTION, ""),

		ISSUE_PRESCRIPTION(HttpMethod.POST, "/patients/%s/prescriptions", """
				{"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "Kreuzschmerz", "sessions": 6,
				 "frequency": "1× wöchentlich", "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-10-05",
				 "startBy": "2026-11-02"}"""),

		UPDATE_PATIENT(HttpMethod.PUT, "/patients/%s", """
				{"givenName": "Max", "familyName": "Mustermann", "birthDate": "1964-08-12", "gender": "male",
				 "insurer": "BARMER", "insuranceNumber": "T220001291"}"""),

		GET_HISTORY(HttpMethod.GET, "/patients/%s/prescriptions/" + DemoPatients.ARNOLDS_PRESCRIPTION + "/history", ""),

		AMEND(HttpMethod.PUT, "/patients/%s/prescriptions/" + DemoPatients.ARNOLDS_PRESCRIPTION, """
				{"reason": "Zwei Einheiten mehr", "remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5",
				 "diagnosis": "Kreuzschmerz", "sessions": 8, "frequency": "1× wöchentlich",
				 "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-10-05", "startBy": "2026-11-02"}"""),

		CANCEL(HttpMethod.POST, "/patients/%s/prescriptions/" + DemoPatients.ARNOLDS_PRESCRIPTION + "/cancellation", """
				{"reason": "Für die falsche Patientin ausgestellt"}""");

		private final HttpMethod method;

		private final String path;

		private final String body;

		Request(HttpMethod method, String path, String body) {
			this.method = method;
			this.path = path;
			this.body = body;
		}

	}

}
