package com.klexhealth.boot.lock;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.type.MethodMetadata;

/**
 * Tells where a bean was declared: the class and method where Spring knows them.
 */
public final class BeanLocations {

	private BeanLocations() {
	}

	/**
	 * Describes a bean.
	 * @param beanFactory where it is
	 * @param name its name
	 * @return the name, followed by where it was declared
	 */
	public static String describe(ConfigurableListableBeanFactory beanFactory, String name) {
		return "bean '%s' (%s)".formatted(name, declaredBy(beanFactory, name));
	}

	/**
	 * Returns what declared a bean.
	 * @param beanFactory where it is
	 * @param name its name
	 * @return class and method of a {@code @Bean} method, or the class of the bean
	 */
	public static String declaredBy(ConfigurableListableBeanFactory beanFactory, String name) {
		if (!beanFactory.containsBeanDefinition(name)) {
			return "registered by hand";
		}
		BeanDefinition definition = beanFactory.getBeanDefinition(name);
		if (definition instanceof AnnotatedBeanDefinition annotated) {
			MethodMetadata method = annotated.getFactoryMethodMetadata();
			if (method != null) {
				return method.getDeclaringClassName() + "." + method.getMethodName() + "()";
			}
		}
		String type = definition.getBeanClassName();
		return (type != null) ? type : "of unknown origin";
	}

}
