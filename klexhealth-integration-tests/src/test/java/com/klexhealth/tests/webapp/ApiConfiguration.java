package com.klexhealth.tests.webapp;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

import com.klexhealth.boot.client.TokenRelay;

/**
 * The client of the API.
 */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

	@Bean
	RestClient api(TokenRelay relay, @Value("${patients-api-url}") String url) {
		return relay.restClient(url);
	}

}
