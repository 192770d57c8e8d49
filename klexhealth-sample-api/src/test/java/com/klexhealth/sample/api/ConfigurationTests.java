package com.klexhealth.sample.api;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code application.yml} keeps its promises.
 */
class ConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer());

	@Test
	void theIssuerIsTheSandbox() {
		this.runner.run((context) -> {
			Environment environment = context.getEnvironment();
			assertThat(environment.getProperty("klexhealth.issuer-uri")).isEqualTo("http://localhost:9000");
		});
	}

	@Test
	void theRealKlexHealthIsOneProfile() {
		this.runner.withPropertyValues("spring.profiles.active=klexhealth").run((context) -> {
			Environment environment = context.getEnvironment();
			assertThat(environment.getProperty("klexhealth.issuer-uri")).isEqualTo("https://klexhealth.com");
			assertThat(environment.getProperty("klexhealth.allow-loopback-http")).isEqualTo("false");
			assertThat(environment.getProperty("klexhealth.openapi.enabled")).isEqualTo("false");
		});
	}

	@Test
	void noClientSecretIsConfigured() {
		this.runner.run((context) -> assertThat(
				context.getEnvironment().containsProperty("springdoc.swagger-ui.oauth.client-secret"))
			.isFalse());
	}

}
