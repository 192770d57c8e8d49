package com.klexhealth.sandbox.authorization;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

import com.klexhealth.sandbox.client.Clients;

/**
 * Lets pages of registered WebOrigins call the endpoints that a browser needs for the
 * code grant. Cookies play no part there.
 */
@Configuration(proxyBeanMethods = false)
class WebOriginsConfiguration {

	@Bean
	FilterRegistrationBean<CorsFilter> webOriginsFilter(Clients clients) {
		FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(
				new CorsFilter((request) -> corsConfiguration(request, clients)));
		registration.addUrlPatterns("/.well-known/*", "/oauth2/token", "/oauth2/revoke", "/oauth2/jwks", "/userinfo");
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
		return registration;
	}

	private static CorsConfiguration corsConfiguration(HttpServletRequest request, Clients clients) {
		CorsConfiguration configuration = new CorsConfiguration();
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if (origin != null && clients.isWebOrigin(origin)) {
			configuration.setAllowedOrigins(List.of(origin));
			configuration.setAllowedMethods(List.of("GET", "POST"));
			configuration.setAllowedHeaders(List.of("Accept", "Authorization", "Content-Type", "X-Requested-With"));
			configuration.setMaxAge(Duration.ofMinutes(5));
		}
		return configuration;
	}

}
