package com.klexhealth.boot.openapi;

import java.util.List;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Knows which paths take tokens, and which of these are open without one.
 */
public final class PathAccess {

	private final List<PathPattern> protectedPaths;

	private final List<PathPattern> openPaths;

	private final boolean closedElsewhere;

	/**
	 * Creates it.
	 * @param protectedPaths paths under token validation
	 * @param openPaths paths open to all
	 * @param closedElsewhere whether all other paths are closed; pages otherwise
	 */
	public PathAccess(List<String> protectedPaths, List<String> openPaths, boolean closedElsewhere) {
		this.protectedPaths = parse(protectedPaths);
		this.openPaths = parse(openPaths);
		this.closedElsewhere = closedElsewhere;
	}

	boolean takesTokens(String path) {
		return this.closedElsewhere || matches(this.protectedPaths, path);
	}

	boolean isOpen(String path) {
		return matches(this.openPaths, path);
	}

	boolean isClosed(String path) {
		return this.closedElsewhere && !isOpen(path) && !matches(this.protectedPaths, path);
	}

	private static List<PathPattern> parse(List<String> patterns) {
		return patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
	}

	private static boolean matches(List<PathPattern> patterns, String path) {
		PathContainer container = PathContainer.parsePath(path);
		return patterns.stream().anyMatch((pattern) -> pattern.matches(container));
	}

}
