package com.klexhealth.sample.api.fhir;

import java.util.List;

import ca.uhn.fhir.context.FhirContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.klexhealth.sample.api.negotiation.AcceptWithoutCharset;

/**
 * Brings HAPI FHIR's structures and parser in, and how FHIR clients say what they accept.
 */
@Configuration(proxyBeanMethods = false)
class FhirConfiguration implements WebMvcConfigurer {

	/*
	 * Learns the resources when they are first used.
	 */
	@Bean
	FhirContext fhirContext() {
		return FhirContext.forR4();
	}

	@Override
	public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
		configurer.strategies(List.of(new FhirFormat(), new AcceptWithoutCharset()));
	}

}
