package com.klexhealth.boot.testsupport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

/**
 * An issuer that publishes a discovery document and keys, and mints tokens.
 */
public final class TestIssuer implements AutoCloseable {

	/** Who access tokens are meant for by default. */
	public static final String AUDIENCE = "test-api";

	/** The client that ID tokens are meant for by default. */
	public static final String CLIENT_ID = "test-client";

	/** Where the discovery document is. */
	public static final String DISCOVERY = "/.well-known/openid-configuration";

	/** Where the keys are. */
	public static final String KEYS = "/oauth2/jwks";

	private final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	private TestIssuer() {
	}

	public static TestIssuer start() {
		TestIssuer issuer = new TestIssuer();
		issuer.server.start();
		issuer.goUp();
		return issuer;
	}

	public String uri() {
		return "http://localhost:" + this.server.port();
	}

	public WireMockServer server() {
		return this.server;
	}

	/**
	 * Answers again, and as at the beginning.
	 */
	public void goUp() {
		this.server.resetAll();
		publish(Map.of());
		publishKeys(TestKeys.RSA, TestKeys.EC);
	}

	/**
	 * Accepts connections and answers none.
	 */
	public void goDown() {
		this.server.resetAll();
		this.server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
	}

	public void publishKeys(JWK... keys) {
		this.server.stubFor(get(KEYS).willReturn(okJson(new JWKSet(List.of(keys)).toString())));
	}

	public void publish(Map<String, Object> otherClaims) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("issuer", uri());
		document.put("authorization_endpoint", uri() + "/oauth2/authorize");
		document.put("token_endpoint", uri() + "/oauth2/token");
		document.put("end_session_endpoint", uri() + "/connect/logout");
		document.put("jwks_uri", uri() + KEYS);
		document.put("response_types_supported", List.of("code"));
		document.put("subject_types_supported", List.of("public"));
		document.put("id_token_signing_alg_values_supported", List.of("RS256"));
		document.put("code_challenge_methods_supported", List.of("S256"));
		document.putAll(otherClaims);
		this.server.stubFor(get(DISCOVERY).willReturn(okJson(JSONObjectUtils.toJSONString(document))));
	}

	/**
	 * Answers the token endpoint.
	 * @param status the HTTP status
	 * @param body the body
	 */
	public void answerTokenRequests(int status, Map<String, Object> body) {
		this.server.stubFor(post("/oauth2/token").willReturn(aResponse().withStatus(status)
			.withHeader("Content-Type", "application/json")
			.withBody(JSONObjectUtils.toJSONString(body))));
	}

	public int fetches(String path) {
		return this.server.countRequestsMatching(getRequestedFor(urlEqualTo(path)).build()).getCount();
	}

	public String accessToken() {
		return accessToken((token) -> {
		});
	}

	public String accessToken(Consumer<TestToken> customizer) {
		TestToken token = new TestToken("at+jwt", uri(), AUDIENCE).claim("client_id", CLIENT_ID)
			.claim("scope", "openid patients:read")
			.claim("realm_access", Map.of("roles", List.of("patient")));
		customizer.accept(token);
		return token.serialize();
	}

	public String idToken(Consumer<TestToken> customizer) {
		TestToken token = new TestToken("JWT", uri(), CLIENT_ID).claim("azp", CLIENT_ID)
			.claim("preferred_username", "schneider")
			.claim("realm_access", Map.of("roles", List.of("patient")));
		customizer.accept(token);
		return token.serialize();
	}

	/**
	 * Returns a logout token.
	 * @param customizer says whose or which session is over
	 * @return a token as Keycloak writes it
	 */
	public String logoutToken(Consumer<TestToken> customizer) {
		TestToken token = new TestToken("logout+jwt", uri(), CLIENT_ID).claim("typ", "Logout")
			.claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
		customizer.accept(token);
		return token.serialize();
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
