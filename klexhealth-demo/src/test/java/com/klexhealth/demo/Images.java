package com.klexhealth.demo;

import java.nio.file.Path;

/**
 * Where screenshots go.
 */
final class Images {

	private Images() {
	}

	/**
	 * A picture that README and docs show; copied there by hand when it has changed.
	 */
	static Path documentation(String name) {
		return directory().resolve(name + ".png");
	}

	static Path failure(String test) {
		return directory().resolve("failed-" + test + ".png");
	}

	private static Path directory() {
		return Path.of(System.getProperty("images.directory"));
	}

}
