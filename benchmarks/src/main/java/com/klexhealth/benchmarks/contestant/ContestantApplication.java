package com.klexhealth.benchmarks.contestant;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * A tiny API. What guards it is on the class path, in its properties and in
 * {@code spring.main.sources}. It is compiled once and also runs on Spring Boot 3.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ MeController.class, LiveSessions.class })
public class ContestantApplication {

	/**
	 * Starts the API.
	 * @param args its properties
	 */
	public static void main(String[] args) {
		SpringApplication.run(ContestantApplication.class, args);
	}

}
