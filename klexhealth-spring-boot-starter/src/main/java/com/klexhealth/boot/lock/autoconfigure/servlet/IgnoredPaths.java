package com.klexhealth.boot.lock.autoconfigure.servlet;

import java.util.List;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import com.klexhealth.boot.lock.CoverageLock;
import com.klexhealth.boot.lock.Violation;

/**
 * Finds filter chains without filters, as {@code WebSecurityCustomizer.ignoring()} makes
 * them, over paths that are not declared public letter for letter.
 */
final class IgnoredPaths {

	private final List<PathPatternRequestMatcher> publicPaths;

	IgnoredPaths(Environment environment) {
		this.publicPaths = Binder.get(environment)
			.bind("klexhealth.public-paths", Bindable.listOf(String.class))
			.orElse(List.of())
			.stream()
			.map(PathPatternRequestMatcher.withDefaults()::matcher)
			.toList();
	}

	List<Violation> check(SecurityFilterChain chain) {
		if (!chain.getFilters().isEmpty()) {
			return List.of();
		}
		if (chain instanceof DefaultSecurityFilterChain ignored) {
			RequestMatcher matcher = ignored.getRequestMatcher();
			return (this.publicPaths.contains(matcher)) ? List.of() : List.of(CoverageLock.ignored(matcher.toString()));
		}
		return List.of(CoverageLock.ignored(chain.toString()));
	}

}
