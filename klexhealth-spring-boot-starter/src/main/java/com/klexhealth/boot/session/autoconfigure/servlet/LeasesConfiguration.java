package com.klexhealth.boot.session.autoconfigure.servlet;

import java.time.Clock;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.klexhealth.boot.session.InMemoryLeases;
import com.klexhealth.boot.session.Leases;
import com.klexhealth.boot.session.RecentLogouts;

/**
 * Leases where no database keeps them, and what is made of leases.
 */
@Configuration(proxyBeanMethods = false)
class LeasesConfiguration {

	@Bean
	@ConditionalOnMissingBean(Leases.class)
	InMemoryLeases klexHealthInMemoryLeases() {
		return new InMemoryLeases(Clock.systemUTC());
	}

	@Bean
	RecentLogouts klexHealthRecentLogouts(Leases leases) {
		return new RecentLogouts(leases);
	}

}
