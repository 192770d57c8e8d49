package com.klexhealth.boot.login.autoconfigure.servlet;

import java.util.Set;

import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;

/**
 * The cookie of the session: for https only, out of reach for scripts, and not sent along
 * when another site posts. What the application configures of the cookie itself stands;
 * the session is in no URL whatever it configures.
 */
@Configuration(proxyBeanMethods = false)
class SessionCookieConfiguration {

	private static final String COOKIE = "server.servlet.session.cookie.";

	/*
	 * On a developer's machine the cookie is for https only where the request is.
	 */
	@Bean
	ServletContextInitializer klexHealthSessionCookie(KlexHealthProperties properties, Environment environment) {
		return (servletContext) -> {
			SessionCookieConfig cookie = servletContext.getSessionCookieConfig();
			if (!environment.containsProperty(COOKIE + "http-only")) {
				cookie.setHttpOnly(true);
			}
			if (!environment.containsProperty(COOKIE + "secure") && !properties.allowLoopbackHttp()) {
				cookie.setSecure(true);
			}
			servletContext.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
		};
	}

	@Bean
	@ConditionalOnProperty(name = COOKIE + "same-site", havingValue = "lax", matchIfMissing = true)
	CookieSameSiteSupplier klexHealthSessionCookieSameSite(Environment environment) {
		return CookieSameSiteSupplier.ofLax().whenHasName(environment.getProperty(COOKIE + "name", "JSESSIONID"));
	}

	/**
	 * Where Spring Session writes the cookie.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(DefaultCookieSerializerCustomizer.class)
	static class SpringSessionCookieConfiguration {

		@Bean
		DefaultCookieSerializerCustomizer klexHealthSpringSessionCookie(KlexHealthProperties properties,
				Environment environment) {
			return (cookie) -> {
				if (!environment.containsProperty(COOKIE + "secure") && !properties.allowLoopbackHttp()) {
					cookie.setUseSecureCookie(true);
				}
			};
		}

	}

}
