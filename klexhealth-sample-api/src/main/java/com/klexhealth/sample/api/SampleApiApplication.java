package com.klexhealth.sample.api;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/**
 * Starts the sample API. The lock in front of it is the KlexHealth starter's, configured
 * in {@code application.yml}; what is behind it is guarded by the annotations and rules
 * of the {@code access} package. There is no other security configuration to look for.
 */
@SpringBootApplication
@EnableMethodSecurity
public class SampleApiApplication {

	/**
	 * Start the API.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleApiApplication.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
