package com.klexhealth.sample.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the sample API. The lock in front of it is the KlexHealth starter's, configured
 * in {@code application.yml}: there is no security configuration to find here, only the
 * rules of who may see whom, in the {@code access} package.
 */
@SpringBootApplication
public class SampleApiApplication {

	public static void main(String[] args) {
		SpringApplication.run(SampleApiApplication.class, args);
	}

}
