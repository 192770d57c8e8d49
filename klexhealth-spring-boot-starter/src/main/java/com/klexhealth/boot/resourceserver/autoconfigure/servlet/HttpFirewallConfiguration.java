package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

import com.klexhealth.boot.resourceserver.HeaderCharacters;

/**
 * Spring Security's strict firewall with all that it refuses, but without regular
 * expressions.
 */
@Configuration(proxyBeanMethods = false)
class HttpFirewallConfiguration {

	@Bean
	@ConditionalOnMissingBean(HttpFirewall.class)
	StrictHttpFirewall klexHealthHttpFirewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHeaderNames(HeaderCharacters::areAllowedInName);
		firewall.setAllowedHeaderValues(HeaderCharacters::areAllowedInValue);
		return firewall;
	}

}
