package com.klexhealth.sample.api.problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(ProblemHandlerTests.Notes.class)
@Import(ProblemHandlerTests.Notes.class)
@ExtendWith(OutputCaptureExtension.class)
class ProblemHandlerTests {

	private final MockMvcTester mvc;

	@Autowired
	ProblemHandlerTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "\"text\"", "{\"diagnosis\": }", "null" })
	void aBodyThatIsNotReadableIsABadRequest(String body) {
		assertProblem(post(MediaType.APPLICATION_JSON, body), HttpStatus.BAD_REQUEST);
	}

	@Test
	void anotherMediaTypeIsUnsupported() {
		assertProblem(post(MediaType.TEXT_PLAIN, "Kreuzschmerz"), HttpStatus.UNSUPPORTED_MEDIA_TYPE);
	}

	@Test
	void anotherMethodIsNotAllowed() {
		MvcTestResult result = this.mvc.delete().uri("/notes").with(Tokens.weber().asBearer()).exchange();
		assertProblem(result, HttpStatus.METHOD_NOT_ALLOWED);
		assertThat(result).headers().hasValue(HttpHeaders.ALLOW, "POST");
	}

	@Test
	void anotherRepresentationIsNotAcceptable() {
		assertProblem(this.mvc.get()
			.uri("/notes/listed")
			.accept(MediaType.APPLICATION_PDF)
			.with(Tokens.weber().asBearer())
			.exchange(), HttpStatus.NOT_ACCEPTABLE);
	}

	@Test
	void anotherPathIsNotFound() {
		assertProblem(get("/nothing-here"), HttpStatus.NOT_FOUND);
	}

	@Test
	void whatIsForbiddenIsLeftToTheStarter() {
		MvcTestResult result = get("/notes/forbidden");
		assertProblem(result, HttpStatus.FORBIDDEN);
		assertThat(result).headers().containsHeader(HttpHeaders.WWW_AUTHENTICATE);
	}

	@Test
	void whatNobodyExpectedSaysNothing() {
		MvcTestResult result = get("/notes/failing");
		assertProblem(result, HttpStatus.INTERNAL_SERVER_ERROR);
		assertThat(result).bodyText().doesNotContain("Kreuzschmerz", "Exception", "at com.");
	}

	@Test
	void theLogSaysWhereItHappenedButNotAboutWhom(CapturedOutput output) {
		get("/notes/failing");
		assertThat(output).contains("DataIntegrityViolationException", "IllegalStateException", "Notes.failing")
			.doesNotContain("Kreuzschmerz");
	}

	@Test
	void theLogDoesNotRepeatWhatWasSent(CapturedOutput output) {
		post(MediaType.APPLICATION_JSON, "{\"diagnosis\": {\"Kreuzschmerz\": \"Kreuzschmerz\"}}");
		post(MediaType.APPLICATION_JSON, "{\"diagnosis\": \"Kreuzschmerz");
		assertThat(output).doesNotContain("Kreuzschmerz");
	}

	@Test
	void theAnswerDoesNotRepeatWhatWasSent() {
		MvcTestResult result = post(MediaType.APPLICATION_JSON, "{\"diagnosis\": {\"Kreuzschmerz\": 1}}");
		assertProblem(result, HttpStatus.BAD_REQUEST);
		assertThat(result).bodyText().contains("\"field\":\"diagnosis\"").doesNotContain("Kreuzschmerz", "jackson");
	}

	private void assertProblem(MvcTestResult result, HttpStatus status) {
		assertThat(result).hasStatus(status)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.status")
			.isEqualTo(status.value());
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).with(Tokens.weber().asBearer()).exchange();
	}

	private MvcTestResult post(MediaType contentType, String body) {
		return this.mvc.post()
			.uri("/notes")
			.contentType(contentType)
			.content(body)
			.with(Tokens.weber().asBearer())
			.exchange();
	}

	/**
	 * Fails in all the ways that the handler knows.
	 */
	@RestController
	static class Notes {

		@PostMapping("/notes")
		void write(@RequestBody Note note) {
		}

		@GetMapping(path = "/notes/listed", produces = MediaType.APPLICATION_JSON_VALUE)
		Note listed() {
			return new Note("");
		}

		@GetMapping("/notes/forbidden")
		void forbidden() {
			throw new AccessDeniedException("Kreuzschmerz");
		}

		@GetMapping("/notes/failing")
		void failing() {
			throw new DataIntegrityViolationException("Value too long: 'Kreuzschmerz'",
					new IllegalStateException("Kreuzschmerz"));
		}

	}

	record Note(String diagnosis) {

	}

}
