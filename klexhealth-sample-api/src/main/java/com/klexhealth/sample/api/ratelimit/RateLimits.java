package com.klexhealth.sample.api.ratelimit;

import io.github.bucket4j.TimeMeter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The limits that there are. A bean that asks for a {@link RateLimit} names the one it
 * means: {@code searchLimit} or {@code emergencyLimit}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimits {

	@Bean
	RateLimit searchLimit(RateLimitProperties properties) {
		return new RateLimit(properties.searches(), TimeMeter.SYSTEM_NANOTIME);
	}

	@Bean
	RateLimit emergencyLimit(RateLimitProperties properties) {
		return new RateLimit(properties.emergencies(), TimeMeter.SYSTEM_NANOTIME);
	}

}
