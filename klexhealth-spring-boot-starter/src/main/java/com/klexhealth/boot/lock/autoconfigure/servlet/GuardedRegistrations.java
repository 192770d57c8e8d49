package com.klexhealth.boot.lock.autoconfigure.servlet;

import java.lang.reflect.Modifier;
import java.util.List;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

import com.klexhealth.boot.lock.GrantLock;
import com.klexhealth.boot.lock.LockedException;
import com.klexhealth.boot.lock.Violation;

/**
 * Looks at each registration that a repository of the application's own finds, since one
 * can be added after the start.
 */
final class GuardedRegistrations {

	private GuardedRegistrations() {
	}

	static Object guard(ClientRegistrationRepository repository, GrantLock grants, String beanName) {
		ProxyFactory factory = new ProxyFactory(repository);
		// so that it can still be injected by its class, where that can be derived from
		factory.setProxyTargetClass(
				!Modifier.isFinal(repository.getClass().getModifiers()) && !repository.getClass().isHidden());
		factory.addAdvice((MethodInterceptor) (invocation) -> {
			Object result = invocation.proceed();
			if (result instanceof ClientRegistration registration) {
				List<Violation> violations = grants.check(registration, "bean '%s'".formatted(beanName));
				if (!violations.isEmpty()) {
					throw new LockedException(violations);
				}
			}
			return result;
		});
		return factory.getProxy(repository.getClass().getClassLoader());
	}

}
