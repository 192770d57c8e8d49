package com.klexhealth.boot.lock.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import com.klexhealth.boot.lock.LockedException;
import com.klexhealth.boot.lock.Violation;

/**
 * Refuses WebFlux applications, which this version would leave unlocked.
 */
final class MissingTwin implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		throw new LockedException(List.of(new Violation("This is a reactive web application.",
				"spring.main.web-application-type, or the web stack on the class path",
				"This version of the starter locks servlet applications only, and leaves none unlocked.",
				"Use spring-boot-starter-webmvc, or set spring.main.web-application-type=servlet if both stacks are on the class path")));
	}

}
