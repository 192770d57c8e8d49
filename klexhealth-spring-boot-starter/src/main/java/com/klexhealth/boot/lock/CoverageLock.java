package com.klexhealth.boot.lock;

/**
 * Refuses an application in which requests could pass the lock by.
 */
public final class CoverageLock {

	private CoverageLock() {
	}

	/**
	 * Words the refusal of an application without the starter's last filter chain.
	 * @return what is wrong
	 */
	public static Violation missingChain() {
		return new Violation("The last filter chain is not that of the starter, so some requests pass the lock by.",
				"springSecurityFilterChain",
				"What no filter chain of the application covers stays locked. The lock has no off switch.",
				"Remove what excludes auto-configuration of com.klexhealth.boot or replaces the bean springSecurityFilterChain");
	}

	/**
	 * Words the refusal of a filter chain that leaves nothing to the starter's.
	 * @param chain the filter chain that matches every request
	 * @return what is wrong
	 */
	public static Violation unreachable(String chain) {
		return new Violation("A filter chain of the application matches every request.", chain,
				"An application's filter chains add to the lock, and what they do not cover stays locked. One that covers everything leaves nothing to it.",
				"Give it the paths it is for: http.securityMatcher(\"/…/**\")");
	}

	/**
	 * Words the refusal of paths that no filter sees.
	 * @param matcher what matches the paths
	 * @return what is wrong
	 */
	public static Violation ignored(String matcher) {
		return new Violation("Security is switched off for %s.".formatted(matcher),
				"WebSecurityCustomizer.ignoring(), or a SecurityFilterChain without filters",
				"A path is locked or declared public. A public one still gets the headers and the firewall.",
				"Remove it, and add the path to klexhealth.public-paths");
	}

}
