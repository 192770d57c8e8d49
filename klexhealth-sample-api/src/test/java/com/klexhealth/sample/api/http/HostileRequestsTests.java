package com.klexhealth.sample.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.LocalIssuer;
import com.klexhealth.sample.api.TestDatabase;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a client that has a good token sends, byte for byte: it is answered by what
 * the client may mend, and never by an error of this API.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "sample.rate-limit.searches.count=1000000")
@ContextConfiguration(initializers = TestDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTests {

	private static final String SCHNEIDER = "/patients/" + DemoPatients.SCHNEIDER;

	private static final String PRESCRIPTIONS = SCHNEIDER + "/prescriptions";

	private static final String PRESCRIPTION = """
			{"remedy": "Krankengymnastik (KG)", "icd10Code": "M54.5", "diagnosis": "Kreuzschmerz", "sessions": 6,
			 "frequency": "1× wöchentlich", "prescriber": "Dr. Miriam Weber", "issuedOn": "2026-11-10",
			 "startBy": "2026-12-08"}""";

	private static final LocalIssuer issuer = LocalIssuer.start();

	private static final String token = issuer.sign(Tokens.weber());

	@LocalServerPort
	private int port;

	@AfterAll
	static void stopIssuer() {
		issuer.close();
	}

	@DynamicPropertySource
	static void useIssuer(DynamicPropertyRegistry registry) {
		registry.add("klexhealth.issuer-uri", issuer::uri);
	}

	@Test
	void whatIsRightIsAnswered() throws IOException {
		assertThat(send("GET", SCHNEIDER, "").status()).isEqualTo(200);
		assertThat(send("POST", PRESCRIPTIONS, "Content-Type: application/json\r\n", PRESCRIPTION).status())
			.isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/patients?page=2147483648", "/patients?page=-2147483649", "/patients?page=1e3",
			"/patients?page=%00", "/patients?page=2147483647&size=100", "/patients?search=%00%00%00",
			"/patients?search=%0d%0aSet-Cookie:a=b", "/patients?search=ab", "/patients?search=%F0%9F%98%80",
			"/patients?search=%25%25%25", "/patients?search=%ED%A0%80%ED%A0%80", "/patients?search=",
			"/patients?search=%E2%80%A8abc", "/patients/x", "/patients/%2e", "/patients/%20",
			"/patients/468b4b66-2718-4d85-8517-1cb7498948bc%00", "/patients/me/x", "/patients//me",
			"/patients/%2e%2e/actuator/env", "/patients;a=b", "/patients/468b4b66-2718-4d85-8517-1cb7498948bc;v=1",
			"/patients/" + "1-1-1-1-1", "/patients/[", "/patients/]", "/patients/a|b", "/patients/%5B%5D",
			"/patients/%zz", "/patients/%7Bid%7D", "/patients/ä", "/%", "/patients\\me", "/.", "/patients/%C3%28",
			"/patients/%FF", "/patients?%zz=1", "/patients?search=%zz%zz", "/patients?search=%C3%28abc",
			"/nothing/[here]", "/nothing/%5Bhere%5D", "/nothing/%22%3C%3E%5E%60" })
	void anAddressThatLeadsNowhereIsTheClientsToMend(String target) throws IOException {
		assertRefusedOrFound(send("GET", target, ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/patients?search=schneider&search=becker", "/patients?page=0&page=1",
			"/patients?search=a%2Bb%2Bc", "/patients?search=%7Bx%7D%24%7By%7D", "/patients?search=***abc***",
			"/patients?unknown=1", "/patients?search=%EF%AC%81%EF%AC%81%EF%AC%81", "/patients?page=%2B1",
			"/patients?page=", "/patients?page=0&page=x", "/patients?size=0x10", "/patients?size=%EF%BC%91",
			"/patients?search=%F0%9D%94%98%F0%9D%94%98%F0%9D%94%98" })
	void anOddQueryIsAnswered(String target) throws IOException {
		assertThat(send("GET", target, "").status()).isIn(200, 400);
	}

	@Test
	void theLongestSearchHasLinksThatFit() throws IOException {
		Answer answer = send("GET", "/patients?search=" + "%E2%82%AC".repeat(97) + "abc", "");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.head()).contains("rel=\"last\"");
	}

	@ParameterizedTest
	@CsvSource({ "DELETE, /patients, 405", "PATCH, /patients, 405", "PUT, /patients, 405", "TRACE, /patients, 405",
			"CONNECT, /patients, 405", "FOO, /patients, 405", "get, /patients, 405", "DELETE, " + SCHNEIDER + ", 405",
			"POST, " + SCHNEIDER + ", 405", "HEAD, " + SCHNEIDER + ", 200", "OPTIONS, /patients, 200",
			"HEAD, /patients, 200", "HEAD, /patients?page=-1, 400", "OPTIONS, *, 200" })
	void otherMethodsAreAnsweredAsHttpHasIt(String method, String target, int status) throws IOException {
		Answer answer = send(method, target, "");
		assertThat(answer.status()).as(answer.toString()).isIn(status, 400, 501);
		if (answer.status() == 405 && !method.equals("TRACE")) {
			assertThat(answer.head()).containsIgnoringCase("\r\nAllow: ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Accept: application/pdf\r\n", "Accept: x\r\n", "Accept: /\r\n",
			"Accept: application/json;q=x\r\n", "Accept: */*;q=2\r\n", "Accept: text/html\r\n", "Accept: \r\n",
			"Accept: application/json;q=0\r\n", "Accept: application/*+xml\r\n", "Accept-Charset: nonsense\r\n",
			"Accept-Language: x-----\r\n", "Accept-Language: ;;;\r\n", "Accept-Encoding: ???\r\n",
			"If-None-Match: \r\n", "If-None-Match: \"\r\n", "If-None-Match: \"1\"x\r\n",
			"If-Modified-Since: yesterday\r\n", "If-Unmodified-Since: yesterday\r\n", "If-Match: \"99\"\r\n",
			"Range: bytes=0-\r\n", "Range: x\r\n", "Content-Length: 0\r\nContent-Type: x\r\n", "Origin: null\r\n",
			"Origin: https://evil.example\r\n", "X-Forwarded-Host: evil.example\r\n", "Forwarded: host=\"\r\n",
			"X-HTTP-Method-Override: DELETE\r\n", "Cookie: JSESSIONID=x\r\n", "Expect: x\r\n",
			"Upgrade: h2c\r\nConnection: Upgrade\r\n" })
	void anOddHeaderIsIgnoredOrRefused(String header) throws IOException {
		Answer answer = send("GET", SCHNEIDER, header);
		assertThat(answer.status()).as(answer.toString()).isIn(200, 304, 400, 403, 406, 417);
		assertProblem(answer);
	}

	static Stream<String> bodies() {
		List<String> bodies = new ArrayList<>(List.of("", " ", "null", "[]", "{}", "0", "\"x\"", "{", "{]", "tru",
				"\u0000", PRESCRIPTION + PRESCRIPTION, PRESCRIPTION + " x", PRESCRIPTION.replace("}", ",}"),
				PRESCRIPTION.replace("}", ", \"sessions\": 7}"), PRESCRIPTION.replace("}", ", \"unknown\": 7}"),
				PRESCRIPTION.replace("}", ", \"\": 7}"),
				PRESCRIPTION.replace("}", ", \"" + "x".repeat(60_000) + "\": 7}"), "[".repeat(10_000),
				"{\"a\":".repeat(10_000), PRESCRIPTION.replace("6", "1" + "0".repeat(5000)),
				PRESCRIPTION.replace("6", "1e999999999"), PRESCRIPTION.replace("6", "-0"),
				PRESCRIPTION.replace("6", "6.5"), PRESCRIPTION.replace("6", "NaN"), PRESCRIPTION.replace("6", "0x6"),
				PRESCRIPTION.replace("6", "06"), PRESCRIPTION.replace("6", "[6]"), PRESCRIPTION.replace("6", "{}"),
				PRESCRIPTION.replace("6", "\"6\""), PRESCRIPTION.replace("Kreuzschmerz", "\\u0000"),
				PRESCRIPTION.replace("Kreuzschmerz", "\\ud800"), PRESCRIPTION.replace("Kreuzschmerz", "\\udc00\\ud800"),
				PRESCRIPTION.replace("Kreuzschmerz", "\\u12"), PRESCRIPTION.replace("Kreuzschmerz", "a\nb"),
				PRESCRIPTION.replace("Kreuzschmerz", "x".repeat(200_000)),
				PRESCRIPTION.replace("Kreuzschmerz", "\\ufffe\\uffff" + "x".repeat(200)),
				PRESCRIPTION.replace("2026-11-10", "-999999999-01-01"),
				PRESCRIPTION.replace("2026-11-10", "+999999999-12-31"),
				PRESCRIPTION.replace("2026-11-10", "2026-02-30"),
				PRESCRIPTION.replace("2026-11-10", "2026-11-10T00:00"), PRESCRIPTION.replace("2026-11-10", ""),
				PRESCRIPTION.replace("\"2026-11-10\"", "[2026, 11, 10]"),
				PRESCRIPTION.replace("\"2026-11-10\"", "20402"), PRESCRIPTION.replace("\"Kreuzschmerz\"", "{\"a\": 1}"),
				PRESCRIPTION.replace("\"Kreuzschmerz\"", "[\"Kreuzschmerz\"]"),
				PRESCRIPTION.replace("\"Kreuzschmerz\"", "1"), "// comment\n" + PRESCRIPTION,
				PRESCRIPTION.replace("\"", "'"), "<a/>", "a=b", " ".repeat(100_000) + PRESCRIPTION));
		return bodies.stream();
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void aBodyThatIsNotRightIsTheClientsToMend(String body) throws IOException {
		Answer answer = send("POST", PRESCRIPTIONS, "Content-Type: application/json\r\n", body);
		assertThat(answer.status()).as(answer.toString()).isIn(400, 413);
		assertProblem(answer);
		Answer amendment = send("PUT", PRESCRIPTIONS + "/" + DemoPatients.SCHNEIDERS_PRESCRIPTION,
				"Content-Type: application/json\r\nIf-Match: \"1\"\r\n", body);
		assertThat(amendment.status()).as(amendment.toString()).isIn(400, 413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Content-Type: \r\n", "Content-Type: x\r\n", "Content-Type: ///\r\n",
			"Content-Type: text/plain\r\n", "Content-Type: application/json;charset=x-unknown\r\n",
			"Content-Type: application/json;charset=\"\r\n", "Content-Type: application/json;charset=utf-16\r\n",
			"Content-Type: application/json;charset=iso-8859-1\r\n", "Content-Type: application/*\r\n",
			"Content-Type: application/json, text/plain\r\n", "Content-Type: application/x-www-form-urlencoded\r\n",
			"Content-Type: multipart/form-data\r\n", "Content-Type: multipart/form-data; boundary=x\r\n",
			"Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
			"Content-Type: application/json\r\nTransfer-Encoding: x\r\n" })
	void aBodyThatIsNotSaidToBeJsonIsRefused(String contentType) throws IOException {
		Answer answer = send("POST", PRESCRIPTIONS, contentType, PRESCRIPTION);
		assertThat(answer.status()).as(answer.toString()).isIn(201, 400, 415, 501);
		assertProblem(answer);
	}

	@Test
	void bytesThatAreNoTextAreTheClientsToMend() throws IOException {
		byte[] body = PRESCRIPTION.replace("Kreuzschmerz", "#").getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < body.length; i++) {
			body[i] = (body[i] == '#') ? (byte) 0xFF : body[i];
		}
		assertThat(send("POST", PRESCRIPTIONS, "Content-Type: application/json\r\n", body).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Idempotency-Key: a\r\nIdempotency-Key: b\r\n", "Idempotency-Key: \r\n",
			"Idempotency-Key: a b\r\n", "Idempotency-Key: \u00e4\r\n" })
	void anOddKeyIsRefused(String header) throws IOException {
		Answer answer = send("POST", PRESCRIPTIONS, "Content-Type: application/json\r\n" + header, PRESCRIPTION);
		assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
		assertProblem(answer);
	}

	@Test
	void nothingOfItIsLogged(CapturedOutput output) throws IOException {
		bodies().forEach((body) -> {
			try {
				send("POST", PRESCRIPTIONS, "Content-Type: application/json\r\n", body);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
		send("GET", "/patients?search=Kreuzschmerz%00", "");
		send("GET", "/patients?search={Kreuzschmerz}", "");
		send("GET", "/patients", "Cookie: a=\"Kreuzschmerz\r\n");
		assertThat(output).doesNotContain("Kreuzschmerz", "Krankengymnastik", token);
	}

	/*
	 * Tomcat would log only the first such request, which may have been another test's.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "org.apache.coyote.http11.Http11Processor", "org.apache.tomcat.util.http.Parameters",
			"org.apache.tomcat.util.http.parser.Cookie" })
	void whatTomcatCannotReadItDoesNotRepeat(String logger) {
		assertThat(LogFactory.getLog(logger).isInfoEnabled()).isFalse();
	}

	private void assertRefusedOrFound(Answer answer) {
		assertThat(answer.status()).as(answer.toString()).isIn(400, 404, 405);
		assertProblem(answer);
	}

	/*
	 * What Tomcat refuses before anybody sees it has no body of ours.
	 */
	private static void assertProblem(Answer answer) {
		if (answer.status() >= 400 && !answer.body().isEmpty() && !answer.body().startsWith("<!doctype html>")) {
			assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
			assertThat(answer.body()).contains("\"type\"", "\"status\":" + answer.status());
		}
	}

	private Answer send(String method, String target, String headers) throws IOException {
		return send(method, target, headers, new byte[0]);
	}

	private Answer send(String method, String target, String headers, String body) throws IOException {
		return send(method, target, headers, body.getBytes(StandardCharsets.UTF_8));
	}

	private Answer send(String method, String target, String headers, byte[] body) throws IOException {
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.writeBytes((method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
				+ "\r\n" + headers + (headers.contains("Connection") ? "" : "Connection: close\r\n"))
			.getBytes(StandardCharsets.UTF_8));
		if (!headers.contains("Content-Length") && (body.length > 0 || method.equals("POST"))) {
			request.writeBytes(("Content-Length: " + body.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
		}
		request.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
		request.writeBytes(body);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(5000);
			socket.getOutputStream().write(request.toByteArray());
			socket.getOutputStream().flush();
			socket.shutdownOutput();
			return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	/**
	 * What came back.
	 */
	private record Answer(int status, String head, String body) {

		static Answer of(String text) {
			assertThat(text).startsWith("HTTP/1.1 ");
			int end = text.indexOf("\r\n\r\n");
			return new Answer(Integer.parseInt(text.substring(9, 12)), text.substring(0, end + 2),
					text.substring(end + 4).trim());
		}

	}

}
