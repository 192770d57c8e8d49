package com.klexhealth.boot.lock.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.UnreachableFilterChainException;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

import com.klexhealth.boot.lock.BeanLocations;
import com.klexhealth.boot.lock.CoverageLock;
import com.klexhealth.boot.lock.LockedException;
import com.klexhealth.boot.lock.Violation;

/**
 * Explains why the lock did not let an application start, and what mends it. If something
 * else failed first, faults of the configuration are likely to be why.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LockFailureAnalyzer implements FailureAnalyzer {

	private final @Nullable BeanFactory beanFactory;

	private final @Nullable Environment environment;

	LockFailureAnalyzer(@Nullable BeanFactory beanFactory, @Nullable Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		List<Violation> violations = violations(failure);
		return (violations.isEmpty()) ? null : analysis(failure, violations);
	}

	private List<Violation> violations(Throwable failure) {
		LockedException locked = find(failure, LockedException.class);
		if (locked != null) {
			return locked.getViolations();
		}
		List<Violation> violations = new ArrayList<>(configuration());
		UnreachableFilterChainException unreachable = find(failure, UnreachableFilterChainException.class);
		if (unreachable != null && matchesEveryRequest(unreachable.getFilterChain())) {
			violations.add(CoverageLock.unreachable(describe(unreachable.getFilterChain())));
		}
		return violations;
	}

	/*
	 * Only of an application that is locked: one without a web server has no way in.
	 */
	private List<Violation> configuration() {
		if (this.environment == null || this.beanFactory == null
				|| !this.beanFactory.containsBean(LockPostProcessor.SERVLET_LOCK)) {
			return List.of();
		}
		try {
			return new ConfigurationLock(this.environment).check();
		}
		catch (BindException ex) {
			// Spring Boot explains it better
			return List.of();
		}
	}

	private static boolean matchesEveryRequest(SecurityFilterChain chain) {
		return chain instanceof DefaultSecurityFilterChain matching
				&& matching.getRequestMatcher() == AnyRequestMatcher.INSTANCE;
	}

	private String describe(SecurityFilterChain chain) {
		if (this.beanFactory instanceof ConfigurableListableBeanFactory beans) {
			for (String name : beans.getBeanNamesForType(SecurityFilterChain.class, true, false)) {
				if (beans.getSingleton(name) == chain) {
					return BeanLocations.describe(beans, name);
				}
			}
		}
		return chain.toString();
	}

	private static FailureAnalysis analysis(Throwable failure, List<Violation> violations) {
		String description = violations.stream()
			.map(LockFailureAnalyzer::describe)
			.collect(Collectors.joining(System.lineSeparator() + System.lineSeparator()));
		String action = violations.stream()
			.map((violation) -> "- " + violation.mend())
			.distinct()
			.collect(Collectors.joining(System.lineSeparator()));
		return new FailureAnalysis("This application is locked to KlexHealth and must not start as it is."
				+ System.lineSeparator() + System.lineSeparator() + description, action, failure);
	}

	private static String describe(Violation violation) {
		return String.join(System.lineSeparator(), "  Found: " + violation.found(), "  Where: " + violation.source(),
				"  Rule:  " + violation.rule());
	}

	private static <E extends Throwable> @Nullable E find(Throwable failure, Class<E> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
