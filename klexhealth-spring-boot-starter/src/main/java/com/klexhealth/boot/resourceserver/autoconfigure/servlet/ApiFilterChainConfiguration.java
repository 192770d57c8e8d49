package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.klexhealth.boot.actuate.autoconfigure.servlet.ActuatorAccess;
import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.autoconfigure.servlet.AccessRules;

/**
 * The filter chain in front of an API: a token with every request, and neither session
 * nor redirect.
 */
@Configuration(proxyBeanMethods = false)
class ApiFilterChainConfiguration {

	private static final String PROTECTED_RESOURCE_METADATA = "/.well-known/oauth-protected-resource/**";

	/*
	 * Without an order of its own, and registered after the application's beans, it comes
	 * after their chains: they add to it, and what none of them covers ends up here.
	 */
	@Bean
	SecurityFilterChain klexHealthApiFilterChain(HttpSecurity http, KlexHealthProperties properties,
			@Qualifier("klexHealthJwtDecoder") JwtDecoder klexHealthJwtDecoder,
			@Qualifier("klexHealthJwtAuthenticationConverter") JwtAuthenticationConverter klexHealthJwtAuthenticationConverter,
			ObjectProvider<ActuatorAccess> actuator, ObjectProvider<PathPatternRequestMatcher.Builder> pathPatterns) {
		List<RequestMatcher> paths = paths(properties,
				pathPatterns.getIfAvailable(PathPatternRequestMatcher::withDefaults));
		ActuatorAccess actuatorAccess = actuator.getIfAvailable();
		if (properties.isLoginEnabled()) {
			http.securityMatcher(new OrRequestMatcher(withInfrastructure(paths, actuatorAccess)));
		}
		http.authorizeHttpRequests((requests) -> {
			new AccessRules(properties.publicPaths(), actuatorAccess).apply(requests);
			requests.requestMatchers(paths.toArray(RequestMatcher[]::new)).authenticated();
			requests.anyRequest().denyAll();
		});
		BearerProblemEntryPoint entryPoint = new BearerProblemEntryPoint();
		http.oauth2ResourceServer((resourceServer) -> {
			resourceServer.bearerTokenResolver(new OneTokenResolver())
				.authenticationEntryPoint(entryPoint)
				.accessDeniedHandler(new BearerProblemAccessDeniedHandler())
				.withObjectPostProcessor(answerOutagesToo(entryPoint));
			resourceServer.jwt((jwt) -> jwt.decoder(klexHealthJwtDecoder)
				.jwtAuthenticationConverter(klexHealthJwtAuthenticationConverter));
			describe(resourceServer, properties);
		});
		http.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(entryPoint)
			.accessDeniedHandler(new BearerProblemAccessDeniedHandler()));
		stateless(http);
		if (!properties.webOrigins().isEmpty()) {
			http.cors((cors) -> cors.configurationSource(WebOrigins.of(properties.webOrigins())));
		}
		return http.build();
	}

	private static List<RequestMatcher> paths(KlexHealthProperties properties,
			PathPatternRequestMatcher.Builder patterns) {
		List<String> paths = properties.resourceServer().paths();
		if (paths.isEmpty()) {
			paths = List.of((properties.isLoginEnabled()) ? "/api/**" : "/**");
		}
		return paths.stream().<RequestMatcher>map(patterns::matcher).toList();
	}

	private static List<RequestMatcher> withInfrastructure(List<RequestMatcher> paths,
			@Nullable ActuatorAccess actuator) {
		List<RequestMatcher> all = new ArrayList<>(paths);
		all.add(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, PROTECTED_RESOURCE_METADATA));
		if (actuator != null) {
			all.add(actuator.matcher());
		}
		return all;
	}

	private static void describe(OAuth2ResourceServerConfigurer<HttpSecurity> resourceServer,
			KlexHealthProperties properties) {
		resourceServer.protectedResourceMetadata((metadata) -> metadata
			.protectedResourceMetadataCustomizer((builder) -> builder.authorizationServer(properties.issuerUri())
				.tlsClientCertificateBoundAccessTokens(false)));
	}

	private static void stateless(HttpSecurity http) {
		http.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		http.requestCache((cache) -> cache.requestCache(new NullRequestCache()));
		// no cookie authenticates here, so there is no request to forge
		http.csrf(AbstractHttpConfigurer::disable);
		http.logout(AbstractHttpConfigurer::disable);
	}

	/*
	 * Spring Security rethrows an AuthenticationServiceException, which would reach the
	 * caller as 500.
	 */
	private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answerOutagesToo(
			AuthenticationEntryPoint entryPoint) {
		return new ObjectPostProcessor<>() {

			@Override
			public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
				AuthenticationEntryPointFailureHandler handler = new AuthenticationEntryPointFailureHandler(entryPoint);
				handler.setRethrowAuthenticationServiceException(false);
				filter.setAuthenticationFailureHandler(handler);
				return filter;
			}

		};
	}

}
