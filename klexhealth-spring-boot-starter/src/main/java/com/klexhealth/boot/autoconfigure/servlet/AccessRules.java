package com.klexhealth.boot.autoconfigure.servlet;

import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

import com.klexhealth.boot.actuate.autoconfigure.servlet.ActuatorAccess;

/**
 * What is open, or closed further, in every filter chain of the starter alike.
 */
public final class AccessRules {

	private final List<String> publicPaths;

	private final @Nullable ActuatorAccess actuator;

	/**
	 * Creates the rules.
	 * @param publicPaths paths open to all, as configured
	 * @param openPaths paths of the starter's own that are open to all
	 * @param actuator who may use the actuator, {@code null} if there is none
	 */
	public AccessRules(List<String> publicPaths, Stream<OpenPaths> openPaths, @Nullable ActuatorAccess actuator) {
		this.publicPaths = Stream.concat(publicPaths.stream(), openPaths.flatMap((open) -> open.patterns().stream()))
			.toList();
		this.actuator = actuator;
	}

	/**
	 * Adds the rules in front of those of a filter chain.
	 * @param requests what the filter chain authorizes
	 */
	public void apply(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		// the request was decided on already: an error page must not change its status
		requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
		if (this.actuator != null) {
			this.actuator.apply(requests);
		}
		if (!this.publicPaths.isEmpty()) {
			requests.requestMatchers(this.publicPaths.toArray(String[]::new)).permitAll();
		}
	}

}
