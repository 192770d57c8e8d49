package com.klexhealth.sample.api.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who looked at whom is in the access log, and nowhere else.
 */
@ApiTest
@ExtendWith(OutputCaptureExtension.class)
class NothingIsLoggedTests {

	private final MockMvcTester mvc;

	@Autowired
	NothingIsLoggedTests(MockMvcTester mvc) {
		this.mvc = mvc;
	}

	@Test
	void noLookAndNoRefusalLeavesALineInTheLog(CapturedOutput output) {
		int before = output.getAll().length();
		String schneider = "/patients/" + DemoPatients.SCHNEIDER;
		for (Tokens token : new Tokens[] { Tokens.weber(), Tokens.hartmann(), Tokens.schneider(), Tokens.koch() }) {
			ask(HttpMethod.GET, "/patients?search=Schneider", "", token);
			ask(HttpMethod.GET, schneider, "", token);
			ask(HttpMethod.GET, schneider + "/prescriptions/" + DemoPatients.SCHNEIDERS_PRESCRIPTION, "", token);
			ask(HttpMethod.POST, schneider + "/prescriptions", "{\"diagnosis\": \"Kreuzschmerz\"}", token);
			ask(HttpMethod.POST, schneider + "/emergency-accesses", "{\"reason\": \"Unconscious after a fall\"}",
					token);
			ask(HttpMethod.POST, "/patients", "{\"familyName\": \"Mustermann\", \"gender\": \"R696302567\"}", token);
			ask(HttpMethod.GET, "/patients/me/access-log", "", token);
		}
		assertThat(output.getAll().substring(before)).isEmpty();
	}

	private void ask(HttpMethod method, String uri, String body, Tokens token) {
		this.mvc.method(method)
			.uri(uri)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.with(token.asBearer())
			.exchange();
	}

}
