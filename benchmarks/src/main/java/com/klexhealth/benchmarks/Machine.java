package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where and with which versions a run was made.
 */
final class Machine {

	private static final Pattern VERSIONED = Pattern
		.compile("(spring-boot|spring-security-core|nimbus-jose-jwt|tomcat-embed-core"
				+ "|spring-addons-starter-oidc|okta-spring-boot-starter)-(\\d[^/]*)\\.jar");

	private Machine() {
	}

	static String describe(Options options, Workspace workspace) throws IOException {
		return "%s, %d processors%s, %s %s, %s %s%n%n%s".formatted(LocalDate.now(ZoneOffset.UTC),
				Runtime.getRuntime().availableProcessors(), processor(), System.getProperty("java.vm.name"),
				System.getProperty("java.runtime.version"), System.getProperty("os.name"),
				System.getProperty("os.version"), versions(options, workspace));
	}

	private static String processor() throws IOException {
		return Files.readAllLines(Path.of("/proc/cpuinfo"))
			.stream()
			.filter((line) -> line.startsWith("model name"))
			.map((line) -> " (" + line.substring(line.indexOf(':') + 2) + ")")
			.findFirst()
			.orElse("");
	}

	private static String versions(Options options, Workspace workspace) throws IOException {
		StringBuilder text = new StringBuilder();
		for (Contestant contestant : options.contestants()) {
			text.append("- ").append(contestant.title()).append(": ");
			text.append(Stream.of(workspace.classPath(contestant).split(System.getProperty("path.separator"), -1))
				.map(VERSIONED::matcher)
				.filter(Matcher::find)
				.map((found) -> found.group(1) + " " + found.group(2))
				.distinct()
				.collect(Collectors.joining(", ")));
			text.append('\n');
		}
		return text.toString();
	}

}
