package com.klexhealth.boot.lock.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.lock.AlgorithmLock;
import com.klexhealth.boot.lock.KeyFetchingLock;
import com.klexhealth.boot.lock.LockedException;
import com.klexhealth.boot.lock.UrlLock;
import com.klexhealth.boot.lock.Violation;
import com.klexhealth.boot.lock.WayInLock;
import com.klexhealth.url.UrlRules;

/**
 * Looks at the configuration before any bean is made of it, so that all faults are
 * reported together and none of them first shows as something else.
 */
final class ConfigurationLock implements BeanFactoryPostProcessor {

	private final Environment environment;

	ConfigurationLock(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		List<Violation> violations = check(
				Binder.get(this.environment).bindOrCreate("klexhealth", KlexHealthProperties.class));
		if (!violations.isEmpty()) {
			throw new LockedException(violations);
		}
	}

	private static List<Violation> check(KlexHealthProperties properties) {
		KlexHealthProperties.Client client = properties.client();
		KlexHealthProperties.ResourceServer resourceServer = properties.resourceServer();
		UrlLock urls = new UrlLock(
				(properties.allowLoopbackHttp()) ? UrlRules.allowingLoopbackHttp() : UrlRules.strict());
		List<Violation> violations = new ArrayList<>();
		violations.addAll(WayInLock.check(client.clientId(), client.clientSecret(), resourceServer.audiences()));
		violations.addAll(urls.checkIssuer(properties.issuerUri()));
		violations.addAll(urls.checkRedirectUrl(client.redirectUrl()));
		violations.addAll(urls.checkWebOrigins(properties.webOrigins()));
		violations.addAll(AlgorithmLock.check(resourceServer.algorithms()));
		violations.addAll(KeyFetchingLock.check(properties.keys().timeout(), properties.keys().timeToLive(),
				properties.keys().minimumRefetchInterval()));
		return violations;
	}

}
