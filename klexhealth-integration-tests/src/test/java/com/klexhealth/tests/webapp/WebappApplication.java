package com.klexhealth.tests.webapp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;

/**
 * A webapp that logs people in and shows them what an API knows. None of its Java knows
 * of replicas, databases or logouts.
 */
@SpringBootApplication
public class WebappApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(WebappApplication.class);
		// how whoever started this process learns where it listens
		application.addListeners(new WebServerPortFileWriter());
		application.run(args);
	}

}
