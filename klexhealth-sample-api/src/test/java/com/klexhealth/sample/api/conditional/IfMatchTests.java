package com.klexhealth.sample.api.conditional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(IfMatchTests.Something.class)
@Import(IfMatchTests.Something.class)
class IfMatchTests {

	private final MockMvcTester mvc;

	@Autowired
	IfMatchTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"7\"", "*", "\"6\", \"7\"", "\"6\",\"7\",W/\"8\"", " \"7\" " })
	void theVersionThatThereIsMayBeChanged(String seen) {
		assertThat(put(seen)).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"6\"", "W/\"7\"", "\"07\"", "\"7 \"", "\"6\", W/\"7\"", "\"\\u0037\"", "\"*\"" })
	void anotherVersionMayNot(String seen) {
		assertProblem(put(seen), HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "7", "\"", "\"\"", "W/7", "," })
	void whatIsNoVersionAtAllIsReportedWithItsHeader(String seen) {
		MvcTestResult refused = put(seen);
		assertProblem(refused, HttpStatus.BAD_REQUEST, "invalid");
		assertThat(refused).bodyJson().extractingPath("$.errors[*].field").asArray().containsExactly("If-Match");
	}

	@Test
	void severalHeadersAreOneList() {
		assertThat(put("\"6\"", "\"7\"")).hasStatusOk();
		assertThat(put("\"6\"", "\"8\"")).hasStatus(HttpStatus.PRECONDITION_FAILED);
	}

	@Test
	void withoutAVersionNothingIsChanged() {
		assertProblem(put(), HttpStatus.PRECONDITION_REQUIRED, "precondition-required");
	}

	private static void assertProblem(MvcTestResult result, HttpStatus status, String type) {
		assertThat(result).hasStatus(status)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("tag:klexhealth.com,2026:problem/" + type);
	}

	private MvcTestResult put(String... seen) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.put().uri("/something").with(Tokens.weber().asBearer());
		if (seen.length > 0) {
			request.header(HttpHeaders.IF_MATCH, (Object[]) seen);
		}
		return request.exchange();
	}

	/**
	 * Is at version 7.
	 */
	@RestController
	static class Something {

		@PutMapping("/something")
		void put(IfMatch seen) {
			seen.require(7);
		}

	}

}
