package com.klexhealth.tests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where servers keep their files and logs: the build directory.
 */
final class WorkDirectory {

	private WorkDirectory() {
	}

	static Path file(String name) {
		return directory("").resolve(name);
	}

	static Path directory(String name) {
		try {
			return Files.createDirectories(Path.of(Settings.required("work.directory")).resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
