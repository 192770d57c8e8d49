package com.klexhealth.boot.openapi.autoconfigure.servlet;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.env.Environment;

/**
 * Where springdoc serves what, as it is configured. Each path of a document is named, as
 * an application may have other paths below the one that it gave to springdoc.
 *
 * @param open what is to be open to all: what springdoc has, and nothing that it has not
 * @param files the patterns of the files of Swagger UI
 */
record DocumentationPaths(List<String> open, String[] files) {

	static DocumentationPaths of(Environment environment, List<String> groups) {
		List<String> open = new ArrayList<>();
		String page = path(environment, "springdoc.swagger-ui.path", "/swagger-ui.html");
		String files = page.substring(0, Math.max(0, page.lastIndexOf('/'))) + "/swagger-ui/**";
		if (isOn(environment, "springdoc.api-docs.enabled")) {
			String document = path(environment, "springdoc.api-docs.path", "/v3/api-docs");
			open.addAll(List.of(document, document + ".yaml", document + "/swagger-config"));
			for (String group : groups) {
				open.add(document + "/" + group);
				open.add(document + ".yaml/" + group);
			}
			if (isOn(environment, "springdoc.swagger-ui.enabled")) {
				open.addAll(List.of(page, files));
				if (environment.getProperty("springdoc.swagger-ui.use-root-path", Boolean.class, false)) {
					open.add("/");
				}
			}
		}
		return new DocumentationPaths(open, new String[] { files });
	}

	private static boolean isOn(Environment environment, String property) {
		return environment.getProperty(property, Boolean.class, true);
	}

	// Spring MVC adds the slash that is missing, and Spring Security asks for it
	private static String path(Environment environment, String property, String defaultPath) {
		String path = environment.getProperty(property, defaultPath);
		return (path.startsWith("/")) ? path : "/" + path;
	}

}
