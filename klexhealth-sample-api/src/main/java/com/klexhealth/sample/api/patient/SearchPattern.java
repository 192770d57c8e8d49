package com.klexhealth.sample.api.patient;

import org.jspecify.annotations.Nullable;

/**
 * Turns what somebody typed into a pattern for SQL's {@code like … escape '!'}.
 */
final class SearchPattern {

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
		String literal = Folding.fold(text).replace("!", "!!").replace("%", "!%").replace("_", "!_");
		return "%" + literal + "%";
	}

}
