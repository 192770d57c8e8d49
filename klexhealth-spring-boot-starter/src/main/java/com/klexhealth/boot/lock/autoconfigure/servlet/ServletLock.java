package com.klexhealth.boot.lock.autoconfigure.servlet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.BeanIds;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.debug.DebugFilter;

import com.klexhealth.boot.lock.BeanLocations;
import com.klexhealth.boot.lock.CoverageLock;
import com.klexhealth.boot.lock.FilterChainLock;
import com.klexhealth.boot.lock.PasswordLoginLock;
import com.klexhealth.boot.lock.ReplacedChecksLock;
import com.klexhealth.boot.lock.TokenCheckLock;
import com.klexhealth.boot.lock.Violation;
import com.klexhealth.boot.lock.Violations;

/**
 * Looks at what Spring Security was built of, once all beans are there and before the
 * server opens its port, and stops the application if the lock has found anything.
 */
public final class ServletLock implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(ServletLock.class);

	private static final String OUR_DECODER = "klexHealthJwtDecoder";

	private static final List<String> OUR_CHAINS = List.of("klexHealthApiFilterChain", "klexHealthLoginFilterChain");

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	private final Supplier<List<Violation>> configuration;

	private final SecurityObjectsLock objects;

	private final Violations violations = new Violations();

	/**
	 * Creates the lock.
	 * @param beanFactory what the application consists of
	 * @param environment how it is configured
	 * @param configuration looks at the configuration
	 * @param objects has seen what Spring Security was built of
	 */
	public ServletLock(ConfigurableListableBeanFactory beanFactory, Environment environment,
			Supplier<List<Violation>> configuration, SecurityObjectsLock objects) {
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.configuration = configuration;
		this.objects = objects;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.violations.add(this.configuration.get());
		checkBeans();
		checkRegistrations();
		Map<SecurityFilterChain, String> declared = declaredChains();
		if (OUR_CHAINS.stream().anyMatch(this.beanFactory::containsBean)) {
			checkChains(declared);
		}
		else if (this.violations.toList().isEmpty()) {
			// else there is no way in, and Spring Boot's own chain is what that looks
			// like
			this.violations.add(List.of(CoverageLock.missingChain()));
		}
		this.violations.refuse();
	}

	private void checkBeans() {
		for (ReplacedChecksLock lock : ReplacedChecksLock.values()) {
			this.violations.add(Stream.of(this.beanFactory.getBeanNamesForType(lock.getType(), true, false))
				.filter((name) -> !OUR_DECODER.equals(name))
				.map((name) -> lock.violation(BeanLocations.describe(this.beanFactory, name)))
				.toList());
		}
	}

	private void checkRegistrations() {
		this.beanFactory.getBeansOfType(ClientRegistrationRepository.class).forEach((name, repository) -> {
			if (repository instanceof Iterable<?> registrations) {
				checkRegistrations(registrations, BeanLocations.describe(this.beanFactory, name));
			}
		});
	}

	private void checkRegistrations(Iterable<?> registrations, String source) {
		try {
			for (Object registration : registrations) {
				if (registration instanceof ClientRegistration client) {
					this.violations.add(this.objects.getGrants().check(client, source));
				}
			}
		}
		catch (RuntimeException ex) {
			// made when it is needed, of what a provider says that is down now; each
			// registration is looked at when it is first used
			logger.warn("The client registrations of " + source + " cannot be looked at yet", ex);
		}
	}

	private Map<SecurityFilterChain, String> declaredChains() {
		Map<SecurityFilterChain, String> declared = new LinkedHashMap<>();
		this.beanFactory.getBeansOfType(SecurityFilterChain.class)
			.forEach((name, chain) -> declared.put(chain, BeanLocations.describe(this.beanFactory, name)));
		return declared;
	}

	private void checkChains(Map<SecurityFilterChain, String> declared) {
		List<SecurityFilterChain> chains = chains();
		IgnoredPaths ignored = new IgnoredPaths(this.environment);
		BearerProbe probe = new BearerProbe(this.beanFactory);
		for (SecurityFilterChain chain : chains) {
			String source = declared.getOrDefault(chain, "filter chain " + chain);
			this.violations
				.add(FilterChainLock.check(source, chain.getFilters().stream().map(Filter::getClass).toList()));
			this.violations.add(ignored.check(chain));
			if (!isOurs(chain)) {
				checkTokens(chain, source, probe);
			}
		}
		for (AuthenticationProvider provider : this.objects.getProviders()) {
			this.violations
				.add(PasswordLoginLock.check(provider, "the authentication manager of a filter chain, or of all"));
		}
		if (chains.isEmpty() || !isOurs(chains.get(chains.size() - 1))) {
			this.violations.add(List.of(CoverageLock.missingChain()));
		}
	}

	private void checkTokens(SecurityFilterChain chain, String source, BearerProbe probe) {
		for (Filter filter : chain.getFilters()) {
			if (filter instanceof BearerTokenAuthenticationFilter && !probe.reachesOurChecks(filter)) {
				this.violations.add(List.of(TokenCheckLock.violation(source)));
			}
		}
	}

	private boolean isOurs(SecurityFilterChain chain) {
		return OUR_CHAINS.stream()
			.anyMatch((name) -> this.beanFactory.containsBean(name) && this.beanFactory.getBean(name) == chain);
	}

	private List<SecurityFilterChain> chains() {
		Object filter = (this.beanFactory.containsBean(BeanIds.SPRING_SECURITY_FILTER_CHAIN))
				? this.beanFactory.getBean(BeanIds.SPRING_SECURITY_FILTER_CHAIN) : null;
		if (filter instanceof DebugFilter debug) {
			return debug.getFilterChainProxy().getFilterChains();
		}
		return (filter instanceof FilterChainProxy proxy) ? proxy.getFilterChains() : List.of();
	}

}
