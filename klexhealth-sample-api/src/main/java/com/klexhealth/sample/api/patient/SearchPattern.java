package com.klexhealth.sample.api.patient;

import org.jspecify.annotations.Nullable;

/**
 * Turns what somebody typed into a pattern for SQL's {@code like … escape '!'}.
 */
public final class SearchPattern {

	private SearchPattern() {
	}

	/**
	 * The pattern that finds a text anywhere.
	 * @param text what was typed, in which {@code %} and {@code _} are characters like
	 * any other, or {@code null} to find everything
	 * @return the pattern
	 */
	static String containing(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return "%";
		}
		return "%" + literal(text) + "%";
	}

	/**
	 * The pattern that finds what begins with a text.
	 * @param text what was typed, in which {@code %} and {@code _} are characters like
	 * any other
	 * @return the pattern
	 */
	public static String startingWith(String text) {
		return literal(text) + "%";
	}

	private static String literal(String text) {
		return Folding.fold(text).replace("!", "!!").replace("%", "!%").replace("_", "!_");
	}

}
