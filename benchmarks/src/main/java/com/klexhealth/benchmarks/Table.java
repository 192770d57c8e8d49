package com.klexhealth.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A table of results, written as Markdown.
 */
final class Table {

	private final String title;

	private final List<List<String>> rows = new ArrayList<>();

	Table(String title, String... columns) {
		this.title = title;
		row(columns);
		this.rows.add(Collections.nCopies(columns.length, "---"));
	}

	Table row(String... cells) {
		this.rows.add(List.of(cells));
		return this;
	}

	String markdown() {
		StringBuilder text = new StringBuilder("### " + this.title + "\n\n");
		this.rows.forEach((row) -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
		return text.toString();
	}

	static String millis(Duration duration) {
		return number(duration.toNanos() / 1e6, 1);
	}

	static String seconds(@Nullable Duration duration) {
		return (duration != null) ? number(duration.toNanos() / 1e9, 1) : "";
	}

	static String number(double value, int decimals) {
		return String.format(Locale.ROOT, "%,." + decimals + "f", value);
	}

}
