package com.klexhealth.sandbox.authorization;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.sandbox.support.Browser;
import com.klexhealth.sandbox.support.RunningSandbox;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose pages may call the sandbox.
 */
class WebOriginsTests {

	private static final String REGISTERED = "http://localhost:8081";

	private static final String UNKNOWN = "http://localhost:8082";

	private final Browser browser = new Browser(RunningSandbox.shared());

	@ParameterizedTest
	@ValueSource(strings = { "/oauth2/token", "/oauth2/revoke", "/userinfo", "/oauth2/jwks",
			"/.well-known/openid-configuration" })
	void aRegisteredOriginMayAsk(String path) {
		HttpResponse<String> response = preflight(path, REGISTERED);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue(REGISTERED);
		assertThat(response.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/oauth2/token", "/oauth2/revoke", "/userinfo", "/oauth2/jwks",
			"/.well-known/openid-configuration" })
	void anUnknownOriginMayNot(String path) {
		HttpResponse<String> response = preflight(path, UNKNOWN);
		assertThat(response.statusCode()).isEqualTo(403);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void pagesAreForNoOtherOrigin() {
		HttpResponse<String> response = this.browser.get("/", "Origin", REGISTERED);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
	}

	@Test
	void aRegisteredOriginReadsTheAnswer() {
		HttpResponse<String> response = this.browser.get("/oauth2/jwks", "Origin", REGISTERED);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue(REGISTERED);
	}

	private HttpResponse<String> preflight(String path, String origin) {
		return this.browser.options(path, "Origin", origin, "Access-Control-Request-Method", "POST",
				"Access-Control-Request-Headers", "authorization,content-type,x-requested-with");
	}

}
