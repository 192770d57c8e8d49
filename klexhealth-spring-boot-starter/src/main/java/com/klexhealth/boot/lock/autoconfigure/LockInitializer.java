package com.klexhealth.boot.lock.autoconfigure;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.context.WebApplicationContext;

/**
 * Puts the lock into every servlet application, whatever its auto-configuration excludes.
 */
final class LockInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (context instanceof WebApplicationContext) {
			context.addBeanFactoryPostProcessor(new LockPostProcessor(context.getEnvironment()));
		}
	}

}
