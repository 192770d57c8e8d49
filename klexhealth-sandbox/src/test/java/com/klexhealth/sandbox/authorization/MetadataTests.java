package com.klexhealth.sandbox.authorization;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.sandbox.support.Browser;
import com.klexhealth.sandbox.support.RunningSandbox;
import com.klexhealth.sandbox.support.SampleWebapp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What applications find out by themselves.
 */
class MetadataTests {

	private static final String OPENID = "/.well-known/openid-configuration";

	private static final String OAUTH = "/.well-known/oauth-authorization-server";

	private final RunningSandbox sandbox = RunningSandbox.shared();

	@ParameterizedTest
	@ValueSource(strings = { OPENID, OAUTH })
	void theIssuerIsWhereTheSandboxAnswers(String path) {
		assertThat(metadata(path)).containsEntry("issuer", this.sandbox.issuer())
			.containsEntry("token_endpoint", this.sandbox.url("/oauth2/token"));
	}

	@ParameterizedTest
	@ValueSource(strings = { OPENID, OAUTH })
	void onlyTheCodeGrantIsListed(String path) {
		assertThat(metadata(path))
			.containsEntry("grant_types_supported", List.of("authorization_code", "refresh_token"))
			.containsEntry("response_types_supported", List.of("code"))
			.containsEntry("code_challenge_methods_supported", List.of("S256"));
	}

	@ParameterizedTest
	@ValueSource(strings = { OPENID, OAUTH })
	void onlyWaysOfClientAuthenticationThatSomeClientHasAreListed(String path) {
		assertThat(metadata(path))
			.containsEntry("token_endpoint_auth_methods_supported",
					List.of("client_secret_basic", "client_secret_post", "none"))
			.doesNotContainKeys("tls_client_certificate_bound_access_tokens", "dpop_signing_alg_values_supported",
					"device_authorization_endpoint", "pushed_authorization_request_endpoint", "registration_endpoint");
	}

	@ParameterizedTest
	@ValueSource(strings = { OPENID, OAUTH })
	void scopesAndTheIssParameterAreListed(String path) {
		assertThat(metadata(path)).containsEntry("scopes_supported",
				List.of("openid", "profile", "email", "patients:read", "patients:write", "patients:emergency",
						"prescriptions:read", "prescriptions:write", "care-relations:read", "care-relations:write",
						"patient/Patient.rs", "patient/ServiceRequest.rs", "user/Patient.rs", "user/ServiceRequest.rs"))
			.containsEntry("authorization_response_iss_parameter_supported", true);
	}

	@Test
	void theEndSessionEndpointIsListed() {
		assertThat(metadata(OPENID)).containsEntry("end_session_endpoint", this.sandbox.url("/connect/logout"));
	}

	private Map<String, Object> metadata(String path) {
		return SampleWebapp.json(new Browser(this.sandbox).get(path).body());
	}

}
