package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * What pages tell browsers beside what Spring Security tells them anyway. Each header is
 * for pages that do not have it yet, so that an application can say otherwise, by page or
 * for all.
 */
final class PageHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

	/*
	 * Browsers apply form-action to where a form is redirected as well: to KlexHealth, at
	 * the end of a session.
	 */
	private static final String DEFAULT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self' %s; frame-ancestors 'none'";

	private final String policy;

	PageHeaders(@Nullable String policy, String issuer) {
		this.policy = (policy != null) ? policy : DEFAULT_POLICY.formatted(origin(issuer));
	}

	@Override
	public void customize(HeadersConfigurer<HttpSecurity> headers) {
		if (!this.policy.isBlank()) {
			headers.addHeaderWriter(new StaticHeadersWriter("Content-Security-Policy", this.policy));
		}
		headers.addHeaderWriter(new StaticHeadersWriter("Referrer-Policy", "same-origin"));
	}

	private static String origin(String issuer) {
		try {
			URI url = URI.create(issuer);
			return url.getScheme() + "://" + url.getRawAuthority();
		}
		catch (IllegalArgumentException ex) {
			// the lock refuses it, but only once all faults are found
			return "";
		}
	}

}
