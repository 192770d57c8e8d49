package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.time.Duration;
import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Lets browsers call the API from the configured origins, with a token in the header and
 * never with cookies.
 */
final class WebOrigins {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

	private static final List<String> EXPOSED_HEADERS = List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.LOCATION,
			HttpHeaders.ETAG, HttpHeaders.LINK, HttpHeaders.RETRY_AFTER);

	private WebOrigins() {
	}

	static CorsConfigurationSource of(List<String> origins) {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(origins);
		configuration.setAllowedMethods(METHODS);
		configuration.addAllowedHeader(CorsConfiguration.ALL);
		configuration.setExposedHeaders(EXPOSED_HEADERS);
		configuration.setAllowCredentials(false);
		configuration.setMaxAge(Duration.ofHours(1));
		return (request) -> configuration;
	}

}
