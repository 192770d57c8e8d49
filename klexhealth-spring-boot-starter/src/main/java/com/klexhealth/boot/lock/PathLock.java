package com.klexhealth.boot.lock;

import java.util.List;

/**
 * Refuses paths that could match nothing: each begins with a slash.
 */
public final class PathLock {

	private PathLock() {
	}

	/**
	 * Looks at paths.
	 * @param property the property that they are the value of
	 * @param paths the paths as configured
	 * @return what is wrong
	 */
	public static List<Violation> check(String property, List<String> paths) {
		return paths.stream()
			.filter((path) -> !path.startsWith("/"))
			.map((path) -> new Violation("The path \"%s\" does not begin with a slash.".formatted(path), property,
					"A path is that of a request, from the root of the application.",
					"Set %s=/%s".formatted(property, path)))
			.toList();
	}

}
