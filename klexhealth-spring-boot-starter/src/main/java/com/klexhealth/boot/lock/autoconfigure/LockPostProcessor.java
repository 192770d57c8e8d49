package com.klexhealth.boot.lock.autoconfigure;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.Environment;

import com.klexhealth.boot.lock.autoconfigure.servlet.SecurityObjectsLock;
import com.klexhealth.boot.lock.autoconfigure.servlet.ServletLock;

/**
 * Puts the lock into an application. It looks once all beans are there and before the
 * server opens its port, so that all faults are reported together. Should something else
 * fail on the way, {@link LockFailureAnalyzer} looks at the configuration.
 */
final class LockPostProcessor implements BeanDefinitionRegistryPostProcessor {

	static final String SERVLET_LOCK = "klexHealthServletLock";

	private final Environment environment;

	LockPostProcessor(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry.containsBeanDefinition(SERVLET_LOCK)) {
			return;
		}
		ConfigurableListableBeanFactory beanFactory = (ConfigurableListableBeanFactory) registry;
		register(registry, "klexHealthSecurityObjectsLock", new RootBeanDefinition(SecurityObjectsLock.class));
		register(registry, SERVLET_LOCK,
				new RootBeanDefinition(ServletLock.class,
						() -> new ServletLock(beanFactory, this.environment,
								new ConfigurationLock(this.environment)::check,
								beanFactory.getBean(SecurityObjectsLock.class))));
	}

	private static void register(BeanDefinitionRegistry registry, String name, RootBeanDefinition definition) {
		definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		definition.setLazyInit(false);
		registry.registerBeanDefinition(name, definition);
	}

}
