package com.klexhealth.boot.actuate.autoconfigure.servlet;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.StringUtils;

/**
 * Says who may use the exposed actuator endpoints: health is open to all, everything else
 * needs one authority and is closed without one.
 */
public final class ActuatorAccess {

	private final @Nullable String authority;

	ActuatorAccess(@Nullable String authority) {
		this.authority = authority;
	}

	/**
	 * Returns a matcher for the actuator.
	 * @return a matcher for every exposed endpoint and the links page
	 */
	public RequestMatcher matcher() {
		return EndpointRequest.toAnyEndpoint();
	}

	/**
	 * Adds the rules to those of a filter chain.
	 * @param requests what the filter chain authorizes
	 */
	public void apply(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.requestMatchers(EndpointRequest.to("health")).permitAll();
		if (StringUtils.hasText(this.authority)) {
			requests.requestMatchers(matcher()).hasAuthority(this.authority);
		}
		else {
			requests.requestMatchers(matcher()).denyAll();
		}
	}

}
