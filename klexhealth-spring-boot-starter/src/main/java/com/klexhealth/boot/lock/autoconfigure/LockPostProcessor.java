package com.klexhealth.boot.lock.autoconfigure;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.Environment;

import com.klexhealth.boot.lock.BeanLocations;
import com.klexhealth.boot.lock.ReplacedChecksLock;
import com.klexhealth.boot.lock.Violations;
import com.klexhealth.boot.lock.autoconfigure.servlet.SecurityObjectsLock;
import com.klexhealth.boot.lock.autoconfigure.servlet.ServletLock;

/**
 * Composes the lock. Configuration and declared beans are looked at first, what Spring
 * Security was built of in {@link ServletLock} once all beans are there and before the
 * server opens its port. That reports all that was found, or {@link LockFailureAnalyzer}
 * does should something else fail on the way.
 */
final class LockPostProcessor implements BeanDefinitionRegistryPostProcessor {

	private static final String VIOLATIONS = "klexHealthViolations";

	private static final String OUR_DECODER = "klexHealthJwtDecoder";

	private final Violations violations = new Violations();

	private final Environment environment;

	private boolean first;

	LockPostProcessor(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		if (registry.containsBeanDefinition(VIOLATIONS)) {
			return;
		}
		this.first = true;
		// of one instance, which outlives the context for the failure analysis
		register(registry, VIOLATIONS, new RootBeanDefinition(Violations.class, () -> this.violations));
		register(registry, "klexHealthSecurityObjectsLock", new RootBeanDefinition(SecurityObjectsLock.class));
		register(registry, "klexHealthServletLock", new RootBeanDefinition(ServletLock.class));
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		if (!this.first) {
			return;
		}
		this.violations.add(new ConfigurationLock(this.environment).check());
		for (ReplacedChecksLock lock : ReplacedChecksLock.values()) {
			this.violations.add(BeanTypes.namesOf(beanFactory, lock.getType())
				.filter((name) -> !OUR_DECODER.equals(name))
				.map((name) -> lock.violation(BeanLocations.describe(beanFactory, name)))
				.toList());
		}
	}

	private static void register(BeanDefinitionRegistry registry, String name, RootBeanDefinition definition) {
		definition.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
		definition.setLazyInit(false);
		registry.registerBeanDefinition(name, definition);
	}

}
