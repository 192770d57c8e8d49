package com.klexhealth.demo;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks the path of a program: a token of the sandbox, and what the sample API answers.
 */
@ExtendWith(RunningStack.class)
class ApiPathTests {

	@Test
	void withoutATokenThereIsABareBearerChallenge(Stack stack) throws Exception {
		HttpResponse<String> response = SampleApi.get(stack, "/patients", null);
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().allValues("www-authenticate")).singleElement()
			.asString()
			.startsWith("Bearer")
			.doesNotContain("error");
		assertThat(response.headers().firstValue("set-cookie")).isEmpty();
	}

	@Test
	void basicAuthenticationIsRefusedWithoutABasicChallenge(Stack stack) throws Exception {
		HttpResponse<String> response = SampleApi.get(stack, "/patients", "Basic d2ViZXI6a2xleGhlYWx0aC1kZW1v");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().allValues("www-authenticate")).singleElement().asString().startsWith("Bearer");
	}

	@Test
	void aPractitionerWithATokenOfTheSandboxGetsPatients(Stack stack) throws Exception {
		String token = new CodeGrant(stack).accessToken("weber", "openid", "patients:read");
		HttpResponse<String> response = SampleApi.get(stack, "/patients?search=Schneider", "Bearer " + token);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("Schneider").contains("totalElements");
	}

	@Test
	void aTokenWithoutTheScopeIsNotEnough(Stack stack) throws Exception {
		String token = new CodeGrant(stack).accessToken("weber", "openid", "prescriptions:read");
		HttpResponse<String> response = SampleApi.get(stack, "/patients", "Bearer " + token);
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.headers().firstValue("www-authenticate")).get()
			.asString()
			.contains("error=\"insufficient_scope\"");
	}

	@Test
	void aPatientSeesOnlyThemself(Stack stack) throws Exception {
		String practitioner = new CodeGrant(stack).accessToken("weber", "openid", "patients:read");
		String other = SampleApi.firstPatientId(stack, practitioner, "Schneider");
		String yilmaz = new CodeGrant(stack).accessToken("yilmaz", "openid", "patients:read");
		assertThat(SampleApi.get(stack, "/patients/me", "Bearer " + yilmaz).statusCode()).isEqualTo(200);
		HttpResponse<String> refused = SampleApi.get(stack, "/patients/" + other, "Bearer " + yilmaz);
		assertThat(refused.statusCode()).isEqualTo(404);
		assertThat(refused.body()).doesNotContain("Schneider");
	}

	@Test
	void anIdTokenIsNoAccessToken(Stack stack) throws Exception {
		String answer = new CodeGrant(stack).tokens("weber", "openid", "patients:read");
		Matcher idToken = Pattern.compile("\"id_token\":\"([^\"]+)\"").matcher(answer);
		assertThat(idToken.find()).isTrue();
		HttpResponse<String> response = SampleApi.get(stack, "/patients", "Bearer " + idToken.group(1));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("www-authenticate")).get()
			.asString()
			.contains("error=\"invalid_token\"");
	}

}
