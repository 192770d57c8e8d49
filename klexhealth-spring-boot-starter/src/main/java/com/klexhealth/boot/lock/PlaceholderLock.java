package com.klexhealth.boot.lock;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Refuses values that are still the name of a variable, because that is not set. Spring
 * Boot leaves such a value as it stands.
 */
public final class PlaceholderLock {

	private static final String PREFIX = "${";

	private PlaceholderLock() {
	}

	/**
	 * Looks at a value.
	 * @param property the property whose value it is
	 * @param value the value, if any
	 * @return what is wrong
	 */
	public static List<Violation> check(String property, @Nullable String value) {
		if (value == null || !value.startsWith(PREFIX) || !value.endsWith("}")) {
			return List.of();
		}
		String variable = value.substring(PREFIX.length(), value.length() - 1);
		return List.of(new Violation("The variable %s is not set.".formatted(variable), property,
				"A value that comes from a variable is there when the application starts.",
				"Set the environment variable %s".formatted(variable)));
	}

}
