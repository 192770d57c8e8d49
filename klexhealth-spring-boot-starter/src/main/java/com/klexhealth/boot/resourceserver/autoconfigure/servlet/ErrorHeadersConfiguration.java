package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * The headers of answers that no filter chain is asked for.
 */
@Configuration(proxyBeanMethods = false)
class ErrorHeadersConfiguration {

	@Bean
	FilterRegistrationBean<ErrorHeadersFilter> klexHealthErrorHeadersFilter() {
		FilterRegistrationBean<ErrorHeadersFilter> registration = new FilterRegistrationBean<>(
				new ErrorHeadersFilter());
		registration.setDispatcherTypes(DispatcherType.ERROR);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

}
