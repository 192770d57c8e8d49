package com.klexhealth.sample.webapp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * A webapp that logs people in at KlexHealth and shows them the patients of the sample
 * API.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SampleWebappApplication {

	public static void main(String[] args) {
		SpringApplication.run(SampleWebappApplication.class, args);
	}

}
