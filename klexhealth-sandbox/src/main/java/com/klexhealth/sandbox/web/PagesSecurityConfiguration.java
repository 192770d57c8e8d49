package com.klexhealth.sandbox.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.klexhealth.url.UrlRules;

/**
 * Says who may see which page, and what browsers may do on it.
 */
@Configuration(proxyBeanMethods = false)
class PagesSecurityConfiguration {

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
			+ "base-uri 'none'; frame-ancestors 'none'";

	@Bean
	SecurityFilterChain pagesSecurityFilterChain(HttpSecurity http) {
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/", "/sign-up", "/css/**", "/favicon.svg", "/error")
					.permitAll()
					.anyRequest()
					.authenticated());
		http.formLogin((login) -> login.loginPage("/login").defaultSuccessUrl("/clients").permitAll());
		http.logout((logout) -> logout.logoutSuccessUrl("/?logged-out"));
		http.headers(this::headers);
		return http.build();
	}

	// Only loopback names reach this server, so that no foreign site can, by a DNS entry
	// that it changes under the browser's feet.
	@Bean
	StrictHttpFirewall httpFirewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHostnames(UrlRules::isLoopback);
		return firewall;
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

	// Comes back to the interrupted request exactly as it was, without a parameter of its
	// own that an authorization request does not know.
	@Bean
	@SuppressWarnings("NullAway") // null is what the setter documents for "none"
	HttpSessionRequestCache requestCache() {
		HttpSessionRequestCache requestCache = new HttpSessionRequestCache();
		requestCache.setMatchingRequestParameterName(null);
		PathPatternRequestMatcher.Builder get = PathPatternRequestMatcher.withDefaults();
		requestCache.setRequestMatcher(new OrRequestMatcher(get.matcher(HttpMethod.GET, "/oauth2/authorize"),
				get.matcher(HttpMethod.GET, "/clients/**")));
		return requestCache;
	}

	private void headers(HeadersConfigurer<HttpSecurity> headers) {
		RequestMatcher leadsToAnApplication = leadsToAnApplication();
		headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable)
			.cacheControl(Customizer.withDefaults())
			.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(leadsToAnApplication,
					new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY)))
			.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(leadsToAnApplication),
					new ContentSecurityPolicyHeaderWriter(CONTENT_SECURITY_POLICY + "; form-action 'self'")));
	}

	// The forms that a redirect to an application follows. Chromium holds form-action
	// against redirects too, so it cannot be 'self' there.
	private static RequestMatcher leadsToAnApplication() {
		PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
		return new OrRequestMatcher(path.matcher("/login"), path.matcher("/sign-up"), path.matcher("/oauth2/consent"));
	}

}
