package com.klexhealth.sample.webapp.web;

import java.net.URI;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Headers beyond Spring Security's own. A {@link Customizer} bean adds to the starter's
 * filter chain; the webapp needs none of its own.
 */
@Configuration(proxyBeanMethods = false)
class SecurityHeadersConfiguration {

	/*
	 * Browsers apply form-action to where a form is redirected as well: to KlexHealth, at
	 * the end of a session.
	 */
	private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
			+ "form-action 'self' %s; base-uri 'none'; frame-ancestors 'none'";

	@Bean
	Customizer<HeadersConfigurer<HttpSecurity>> securityHeaders(
			@Value("${klexhealth.issuer-uri:https://klexhealth.com}") URI issuer) {
		String origin = issuer.getScheme() + "://" + issuer.getRawAuthority();
		return (headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY.formatted(origin)))
			.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
	}

}
