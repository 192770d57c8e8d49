package com.klexhealth.boot.lock.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of the lock: what must not run does
 * not start.
 */
@AutoConfiguration
@ConditionalOnWebApplication
public final class KlexHealthLockAutoConfiguration {

	/**
	 * Where no {@link LockInitializer} ran, as in tests with a context of their own.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletLockConfiguration {

		@Bean
		static LockPostProcessor klexHealthLockPostProcessor(Environment environment) {
			return new LockPostProcessor(environment);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class MissingTwinConfiguration {

		@Bean
		static MissingTwin klexHealthMissingTwin() {
			return new MissingTwin();
		}

	}

}
