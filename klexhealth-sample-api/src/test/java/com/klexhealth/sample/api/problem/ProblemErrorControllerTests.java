package com.klexhealth.sample.api.problem;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class ProblemErrorControllerTests {

	private final MockMvcTester mvc;

	@Autowired
	ProblemErrorControllerTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 405, 500 })
	void whatNeverReachedAnEndpointIsAProblemToo(int status) {
		MvcTestResult result = this.mvc.get()
			.uri("/error")
			.requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
			.requestAttr(RequestDispatcher.ERROR_MESSAGE, "Kreuzschmerz")
			.with(Tokens.weber().asBearer())
			.exchange();
		assertThat(result).hasStatus(status)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.status")
			.isEqualTo(status);
		assertThat(result).bodyText().doesNotContain("Kreuzschmerz");
	}

	@Test
	void theErrorPageItselfIsNotThere() {
		assertThat(this.mvc.get().uri("/error").with(Tokens.weber().asBearer())).hasStatus(HttpStatus.NOT_FOUND);
	}

}
