package com.klexhealth.boot.lock.autoconfigure.servlet;

import java.util.Arrays;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Finds beans by the name of their type, without making them.
 */
final class BeanTypes {

	private BeanTypes() {
	}

	static Stream<String> namesOf(ConfigurableListableBeanFactory beanFactory, String type) {
		ClassLoader classLoader = beanFactory.getBeanClassLoader();
		if (!ClassUtils.isPresent(type, classLoader)) {
			return Stream.empty();
		}
		return Arrays
			.stream(beanFactory.getBeanNamesForType(ClassUtils.resolveClassName(type, classLoader), true, false));
	}

}
