package com.klexhealth.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where the benchmarks read and write files.
 *
 * @param module the directory of this module
 */
record Workspace(Path module) {

	Path results() {
		return this.module.resolve("target/benchmarks");
	}

	LocalCertificate certificate() throws IOException, InterruptedException {
		return LocalCertificate.in(this.module.resolve("target"));
	}

	Path tokensFile(String name) {
		return results().resolve(name + ".tokens");
	}

	String classPath(Contestant contestant) throws IOException {
		return this.module.resolve("target/classes") + System.getProperty("path.separator")
				+ contestant.classPath(this.module.resolve("contestants"));
	}

	/**
	 * Tells how every contestant's process is started, with the same flags for all.
	 * @return the command without a class path
	 */
	List<String> javaCommand() throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(List.of("-Xms512m", "-Xmx512m", "-XX:+UseG1GC"));
		command.addAll(certificate().trustArguments());
		return command;
	}

	/**
	 * Copies a script out of the class path, for wrk to read.
	 * @param name the script's name
	 * @return the file
	 */
	Path script(String name) throws IOException {
		Path file = results().resolve(name);
		Files.createDirectories(results());
		try (InputStream script = Objects.requireNonNull(Workspace.class.getResourceAsStream(name))) {
			Files.copy(script, file, StandardCopyOption.REPLACE_EXISTING);
		}
		return file;
	}

}
