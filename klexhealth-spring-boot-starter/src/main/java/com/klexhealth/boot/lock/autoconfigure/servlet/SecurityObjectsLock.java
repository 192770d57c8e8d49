package com.klexhealth.boot.lock.autoconfigure.servlet;

import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.lock.GrantLock;
import com.klexhealth.boot.login.LazyClientRegistrationRepository;

/**
 * Sees every object that Spring Security is built of, whoever declared it. It keeps
 * providers for the lock to look at, lets nobody log in through another provider than
 * KlexHealth, and looks at each registration that is found while the application runs.
 */
public final class SecurityObjectsLock implements BeanPostProcessor {

	private final GrantLock grants;

	private final List<AuthenticationProvider> providers = new ArrayList<>();

	SecurityObjectsLock(Environment environment) {
		this.grants = new GrantLock(Binder.get(environment)
			.bind("klexhealth.issuer-uri", String.class)
			.orElse(KlexHealthProperties.DEFAULT_ISSUER_URI));
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof ProviderManager manager) {
			this.providers.addAll(manager.getProviders());
		}
		if (bean instanceof OAuth2LoginAuthenticationProvider
				|| bean instanceof OidcAuthorizationCodeAuthenticationProvider) {
			return new KlexHealthOnlyLogin((AuthenticationProvider) bean, this.grants);
		}
		if (bean instanceof ClientRegistrationRepository repository && isOpen(repository)) {
			return GuardedRegistrations.guard(repository, this.grants, beanName);
		}
		return bean;
	}

	GrantLock getGrants() {
		return this.grants;
	}

	List<AuthenticationProvider> getProviders() {
		return this.providers;
	}

	/*
	 * What cannot change after the start is looked at there, once.
	 */
	private static boolean isOpen(ClientRegistrationRepository repository) {
		return !(repository instanceof InMemoryClientRegistrationRepository)
				&& !(repository instanceof LazyClientRegistrationRepository);
	}

}
