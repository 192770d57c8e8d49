package com.klexhealth.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxPropertiesTests {

	@Test
	void everyPropertyIsDescribed() throws IOException {
		try (InputStream metadata = Objects.requireNonNull(
				SandboxProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
			JsonNode properties = JsonMapper.shared().readTree(metadata).path("properties");
			assertThat(properties).isNotEmpty()
				.allSatisfy((property) -> assertThat(property.path("description").asString(""))
					.as(property.path("name").asString())
					.isNotBlank());
		}
	}

}
