package com.klexhealth.boot.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an IDE tells of the properties.
 */
class ConfigurationMetadataTests {

	private static final Map<String, Map<String, Object>> properties = read();

	@Test
	void everyPropertyIsDescribedByASentence() {
		assertThat(properties).isNotEmpty()
			.allSatisfy((name, property) -> assertThat(property.get("description")).asString()
				.as(name)
				.hasSizeGreaterThan(10)
				.endsWith("."));
	}

	@Test
	void thesePropertiesAreThereWithTheseDefaults() {
		Map<String, @Nullable Object> expected = new LinkedHashMap<>();
		expected.put("klexhealth.issuer-uri", "https://klexhealth.com");
		expected.put("klexhealth.client.client-id", null);
		expected.put("klexhealth.client.client-secret", null);
		expected.put("klexhealth.client.redirect-url", "{baseUrl}/login/oauth2/code/klexhealth");
		// the annotation processor writes lists so
		expected.put("klexhealth.client.scopes", "[openid, profile]");
		expected.put("klexhealth.client.trusted-hosts", null);
		expected.put("klexhealth.client.timeout", "5s");
		expected.put("klexhealth.client.refresh-ahead", "60s");
		expected.put("klexhealth.client.back-channel-logout", true);
		expected.put("klexhealth.client.content-security-policy", null);
		expected.put("klexhealth.resource-server.audiences", null);
		expected.put("klexhealth.resource-server.paths", null);
		expected.put("klexhealth.resource-server.algorithms", "[RS256, PS256, ES256]");
		expected.put("klexhealth.resource-server.clock-skew", "60s");
		expected.put("klexhealth.resource-server.maximum-lifetime", "24h");
		expected.put("klexhealth.resource-server.require-at-jwt", false);
		expected.put("klexhealth.resource-server.allowed-clients", null);
		expected.put("klexhealth.resource-server.roles-claims", "realm_access.roles");
		expected.put("klexhealth.resource-server.resource-uri", null);
		expected.put("klexhealth.resource-server.verified-token-cache.enabled", true);
		expected.put("klexhealth.resource-server.verified-token-cache.maximum-size", 12000L);
		expected.put("klexhealth.resource-server.verified-token-cache.time-to-live", "5m");
		expected.put("klexhealth.keys.timeout", "3s");
		expected.put("klexhealth.keys.maximum-size", "512KB");
		expected.put("klexhealth.keys.time-to-live", "5m");
		expected.put("klexhealth.keys.refresh-ahead", true);
		expected.put("klexhealth.keys.outage-tolerance", "4h");
		expected.put("klexhealth.keys.minimum-refetch-interval", "10s");
		expected.put("klexhealth.public-paths", null);
		expected.put("klexhealth.actuator-authority", null);
		expected.put("klexhealth.web-origins", null);
		expected.put("klexhealth.allow-loopback-http", false);
		expected.put("klexhealth.openapi.enabled", null);
		expected.put("klexhealth.openapi.client-id", null);
		expected.put("klexhealth.openapi.scopes", null);
		Map<String, @Nullable Object> actual = new LinkedHashMap<>();
		properties.forEach((name, property) -> actual.put(name, property.get("defaultValue")));
		assertThat(actual).containsExactlyInAnyOrderEntriesOf(expected);
	}

	@Test
	void theReferenceSaysOfEachPropertyWhatTheIdeSays() throws IOException {
		String reference = Files.readString(Path.of("..", "docs", "configuration.md"), StandardCharsets.UTF_8);
		assertThat(properties).allSatisfy((name, property) -> assertThat(reference)
			.contains("| `%s` | %s |".formatted(name, property.get("description"))));
	}

	private static Map<String, Map<String, Object>> read() {
		try {
			Map<String, Object> metadata = JSONObjectUtils.parse(Files.readString(
					Path.of("target/classes/META-INF/spring-configuration-metadata.json"), StandardCharsets.UTF_8));
			Map<String, Map<String, Object>> found = new LinkedHashMap<>();
			for (Map<String, Object> property : JSONObjectUtils.getJSONObjectArray(metadata, "properties")) {
				found.put(String.valueOf(property.get("name")), property);
			}
			return found;
		}
		catch (IOException | ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
