package com.klexhealth.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * One of the applications of the demo.
 *
 * @param name what it is called
 * @param jar the executable jar, within the directory of the applications
 * @param port the port it listens on
 * @param readyPath a path that answers with 200 once the application is ready
 * @param arguments its arguments, besides the port
 */
record Application(String name, Path jar, int port, String readyPath, List<String> arguments) {

	URI url() {
		return URI.create("http://localhost:" + this.port);
	}

	URI readyUrl() {
		return url().resolve(this.readyPath);
	}

}
