package com.klexhealth.boot.keys;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.url.UrlRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link DiscoveryDocument}.
 */
class DiscoveryDocumentTests {

	private static final String ISSUER = TestProvider.ISSUER;

	@Test
	void theClaimsAreThoseOfTheDocument() throws IOException {
		assertThat(parse(TestProvider.discovery(",\"a\":null")).claims()).containsEntry("issuer", ISSUER)
			.containsEntry("a", null);
	}

	@Test
	void theKeysAreWhereTheDocumentSays() throws IOException {
		assertThat(parse(TestProvider.discovery("")).jwkSetUrl()).hasToString(TestProvider.KEYS);
	}

	@Test
	void theDefaultPortIsTheSameOriginSpeltOrNot() throws IOException {
		assertThat(parse(withKeysAt("\"https://KlexHealth.com:443/certs\"")).jwkSetUrl())
			.hasToString("https://KlexHealth.com:443/certs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"issuer\":\"https://klexhealth.com/realms/other\"}", "{\"issuer\":\"" + ISSUER + "/\"}",
			"{\"issuer\":[\"" + ISSUER + "\"]}", "{\"issuer\":null}", "{}", "[]" })
	void whenItIsOfAnotherIssuerThenRefused(String document) {
		assertThatIOException().isThrownBy(() -> parse(document)).withMessageEndingWith("is that of another issuer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "\"" + ISSUER + "\"", "<html>", "{", "{\"issuer\":\"" + ISSUER + "\"",
			"{\"issuer\":\"" + ISSUER + "\",\"issuer\":\"b\"}" })
	void whenItIsNoJsonObjectThenRefused(String document) {
		assertThatIOException().isThrownBy(() -> parse(document))
			.withMessage("The discovery document is not a JSON object");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://klexhealth.com.attacker.example/certs", "https://klexhealth.com:8443/certs" })
	void whenKeysAreAtAnotherOriginThenRefused(String jwksUri) {
		assertThatIOException().isThrownBy(() -> parse(withKeysAt("\"" + jwksUri + "\"")))
			.withMessage("The jwks_uri of the discovery document is at another origin");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', quoteCharacter = '\0', textBlock = """
			"" it_is_not_a_URL
			"/certs" it_is_not_a_URL
			"http://klexhealth.com/certs" only_the_scheme_https_is_allowed
			"unknown://klexhealth.com" only_the_scheme_https_is_allowed
			"file:///etc/passwd" only_the_scheme_https_is_allowed
			"https://klexhealth.com@attacker.example/certs" user_name_and_password_are_not_allowed
			"https://klexhealth.com/a\\tb" white_space_and_control_characters_are_not_allowed
			""")
	void whenKeysAreAtNoGoodUrlThenRefused(String jwksUri, String reason) {
		assertThatIOException().isThrownBy(() -> parse(withKeysAt(jwksUri)))
			.withMessage("The jwks_uri of the discovery document cannot be used: " + reason.replace('_', ' '));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "null", "1", "{}", "true", "[\"https://klexhealth.com/certs\"]" })
	void whenKeysAreAtNoUrlAtAllThenRefused(String jwksUri) {
		assertThatIOException().isThrownBy(() -> parse(withKeysAt(jwksUri)))
			.withMessage("The jwks_uri of the discovery document is not a URL");
	}

	@Test
	void whenItDoesNotSayWhereKeysAreThenRefused() {
		assertThatIOException().isThrownBy(() -> parse("{\"issuer\":\"" + ISSUER + "\"}"))
			.withMessage("The jwks_uri of the discovery document is not a URL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "end_session_endpoint" })
	void whenAnEndpointOfTheLoginIsNotOverHttpsThenRefused(String endpoint) throws IOException {
		String document = ",\"" + endpoint + "\":%s";
		assertThat(parse(TestProvider.discovery(document.formatted("\"https://login.example/a\"")))).isNotNull();
		assertThat(parse(TestProvider.discovery(document.formatted("null")))).isNotNull();
		assertThatIOException()
			.isThrownBy(() -> parse(TestProvider.discovery(document.formatted("\"http://login.example/a\""))))
			.withMessage(
					"The " + endpoint + " of the discovery document cannot be used: only the scheme https is allowed");
		assertThatIOException().isThrownBy(() -> parse(TestProvider.discovery(document.formatted("1"))))
			.withMessage("The " + endpoint + " of the discovery document is not a URL");
	}

	@Test
	void whenHttpIsAllowedForLoopbackThenOnlyForLoopback() throws IOException {
		String document = "{\"issuer\":\"http://localhost:9000\",\"jwks_uri\":\"http://localhost:9000/a\",\"token_endpoint\":\"%s\"}";
		UrlRules rules = UrlRules.allowingLoopbackHttp();
		assertThat(
				DiscoveryDocument.parse(document.formatted("http://localhost:9000/b"), "http://localhost:9000", rules))
			.isNotNull();
		assertThatIOException().isThrownBy(() -> DiscoveryDocument.parse(document.formatted("http://login.example/b"),
				"http://localhost:9000", rules));
	}

	private static DiscoveryDocument parse(String document) throws IOException {
		return DiscoveryDocument.parse(document, ISSUER, UrlRules.strict());
	}

	private static String withKeysAt(String jwksUri) {
		return "{\"issuer\":\"%s\",\"jwks_uri\":%s}".formatted(ISSUER, jwksUri);
	}

}
