package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCacheAwareFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.security.web.session.SessionManagementFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.klexhealth.boot.actuate.autoconfigure.servlet.ActuatorAccess;
import com.klexhealth.boot.autoconfigure.ApiPaths;
import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.autoconfigure.servlet.AccessRules;
import com.klexhealth.boot.autoconfigure.servlet.OpenPaths;
import com.klexhealth.boot.resourceserver.AnswerPacing;
import com.klexhealth.boot.resourceserver.BearerAnswers;
import com.klexhealth.boot.resourceserver.ProtectedResource;
import com.klexhealth.boot.resourceserver.RememberedAuthenticationConverter;

/**
 * The filter chain in front of an API: a token with every request, and neither session
 * nor redirect.
 */
@Configuration(proxyBeanMethods = false)
class ApiFilterChainConfiguration {

	/*
	 * Without an order of its own, and registered after the application's beans, it comes
	 * after their chains: they add to it, and what none of them covers ends up here.
	 */
	@Bean
	SecurityFilterChain klexHealthApiFilterChain(HttpSecurity http, KlexHealthProperties properties,
			@Qualifier("klexHealthJwtDecoder") JwtDecoder klexHealthJwtDecoder,
			@Qualifier("klexHealthJwtAuthenticationConverter") JwtAuthenticationConverter klexHealthJwtAuthenticationConverter,
			ObjectProvider<ActuatorAccess> actuator, ObjectProvider<OpenPaths> openPaths,
			ObjectProvider<PathPatternRequestMatcher.Builder> pathPatterns) {
		List<RequestMatcher> paths = paths(properties,
				pathPatterns.getIfAvailable(PathPatternRequestMatcher::withDefaults));
		ActuatorAccess actuatorAccess = actuator.getIfAvailable();
		if (properties.isLoginEnabled()) {
			http.securityMatcher(new OrRequestMatcher(withInfrastructure(paths, actuatorAccess)));
		}
		http.authorizeHttpRequests((requests) -> {
			new AccessRules(properties.publicPaths(), openPaths.stream(), actuatorAccess).apply(requests);
			if (isEverything(properties)) {
				requests.anyRequest().authenticated();
				return;
			}
			requests.requestMatchers(paths.toArray(RequestMatcher[]::new)).authenticated();
			requests.anyRequest().denyAll();
		});
		ProtectedResource resource = ProtectedResource.of(properties.resourceServer().resourceUri(),
				properties.resourceServer().audiences(), properties.issuerUri());
		BearerAnswers answers = new BearerAnswers(resource.metadataUrl());
		BearerProblemEntryPoint entryPoint = new BearerProblemEntryPoint(answers);
		BearerProblemAccessDeniedHandler accessDeniedHandler = new BearerProblemAccessDeniedHandler(answers);
		http.oauth2ResourceServer((resourceServer) -> {
			resourceServer.bearerTokenResolver(new OneTokenResolver())
				.authenticationEntryPoint(entryPoint)
				.accessDeniedHandler(accessDeniedHandler)
				.withObjectPostProcessor(answerOutagesToo(entryPoint));
			resourceServer.jwt((jwt) -> jwt.decoder(klexHealthJwtDecoder)
				.jwtAuthenticationConverter(
						new RememberedAuthenticationConverter(klexHealthJwtAuthenticationConverter)));
		});
		http.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(entryPoint)
			.accessDeniedHandler(accessDeniedHandler));
		http.addFilterBefore(new ProtectedResourceMetadataFilter(resource), BearerTokenAuthenticationFilter.class);
		http.addFilterBefore(new PacedAnswerFilter(new AnswerPacing(Clock.systemUTC())), DisableEncodeUrlFilter.class);
		stateless(http);
		if (!properties.webOrigins().isEmpty()) {
			http.cors((cors) -> cors.configurationSource(WebOrigins.of(properties.webOrigins())));
		}
		return withoutNeedlessFilters(http.build());
	}

	private static boolean isEverything(KlexHealthProperties properties) {
		return properties.resourceServer().paths().isEmpty() && !properties.isLoginEnabled();
	}

	private static List<RequestMatcher> paths(KlexHealthProperties properties,
			PathPatternRequestMatcher.Builder patterns) {
		return ApiPaths.of(properties).stream().<RequestMatcher>map(patterns::matcher).toList();
	}

	private static List<RequestMatcher> withInfrastructure(List<RequestMatcher> paths,
			@Nullable ActuatorAccess actuator) {
		List<RequestMatcher> all = new ArrayList<>(paths);
		all.add(PathPatternRequestMatcher.withDefaults().matcher(ProtectedResource.METADATA_PATH + "/**"));
		if (actuator != null) {
			all.add(actuator.matcher());
		}
		return all;
	}

	/*
	 * Of no use here, and asked for every request: there are no saved requests and no
	 * sessions, whose ids could get into URLs, and the metadata is served above.
	 */
	private static SecurityFilterChain withoutNeedlessFilters(DefaultSecurityFilterChain chain) {
		return new DefaultSecurityFilterChain(chain.getRequestMatcher(), chain.getFilters()
			.stream()
			.filter((filter) -> !(filter instanceof RequestCacheAwareFilter)
					&& !(filter instanceof DisableEncodeUrlFilter) && !(filter instanceof SessionManagementFilter)
					&& !(filter instanceof OAuth2ProtectedResourceMetadataFilter))
			.toList());
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
