package com.klexhealth.boot.resourceserver;

import java.util.List;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProtectedResource}.
 */
class ProtectedResourceTests {

	private static final String ISSUER = "https://klexhealth.com";

	@Test
	void isWhatIsConfigured() {
		assertThat(ProtectedResource.of("https://a.example", List.of("https://b.example"), ISSUER).resource())
			.isEqualTo("https://a.example");
	}

	@Test
	void isElseTheFirstAudienceThatIsAUrl() {
		assertThat(
				ProtectedResource.of(null, List.of("api", "https://b.example", "https://c.example"), ISSUER).resource())
			.isEqualTo("https://b.example");
	}

	@Test
	void isElseTheFirstAudience() {
		assertThat(ProtectedResource.of(null, List.of("api", "other"), ISSUER).resource()).isEqualTo("api");
	}

	@ParameterizedTest
	@CsvSource({ "https://a.example,https://a.example/.well-known/oauth-protected-resource",
			"https://a.example/,https://a.example/.well-known/oauth-protected-resource",
			"https://a.example:8443/v1/b,https://a.example:8443/.well-known/oauth-protected-resource/v1/b" })
	void hasItsMetadataAtThePathOfTheRfc(String resource, String metadata) {
		assertThat(new ProtectedResource(resource, ISSUER).metadataUrl()).isEqualTo(metadata);
	}

	@ParameterizedTest
	@ValueSource(strings = { "api", "urn:api", "ftp://a.example", "https:///a", "https://u:p@a.example", "a b", "" })
	void withoutAUrlNamesOnlyThePathOfTheMetadata(String resource) {
		assertThat(new ProtectedResource(resource, ISSUER).metadataUrl())
			.isEqualTo("/.well-known/oauth-protected-resource");
	}

	@Test
	void saysWhereTokensComeFrom() throws Exception {
		assertThat(JSONObjectUtils.parse(new ProtectedResource("https://a.example", ISSUER).toJson())).isEqualTo(Map.of(
				"resource", "https://a.example", "authorization_servers", List.of(ISSUER), "bearer_methods_supported",
				List.of("header"), "tls_client_certificate_bound_access_tokens", false));
	}

}
