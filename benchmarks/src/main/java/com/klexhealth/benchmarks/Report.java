package com.klexhealth.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where the results go: to the console and to a file.
 */
final class Report {

	private final Path file;

	Report(Path file) throws IOException {
		this.file = file;
		Files.createDirectories(file.getParent());
		Files.writeString(file, "");
	}

	void add(Table table) {
		add(table.markdown());
	}

	void add(String markdown) {
		System.out.println();
		System.out.println(markdown);
		try {
			Files.writeString(this.file, markdown + "\n", StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Tells what is going on, on the console alone.
	 * @param text what to tell
	 */
	void progress(String text) {
		System.out.println(text);
	}

	Path file() {
		return this.file;
	}

}
