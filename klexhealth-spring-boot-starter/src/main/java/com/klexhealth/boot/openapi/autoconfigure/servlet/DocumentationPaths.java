package com.klexhealth.boot.openapi.autoconfigure.servlet;

import java.util.ArrayList;
import java.util.List;

import org.springframework.core.env.Environment;

/**
 * Where springdoc serves what, as it is configured. Each path of a document is named, as
 * an application may have other paths below the one that it gave to springdoc.
 *
 * @param documents the paths of the documents
 * @param userInterface the paths that lead to Swagger UI
 * @param files the patterns of the files of Swagger UI
 */
record DocumentationPaths(List<String> documents, List<String> userInterface, String[] files) {

	static DocumentationPaths of(Environment environment, List<String> groups) {
		String document = path(environment, "springdoc.api-docs.path", "/v3/api-docs");
		List<String> documents = new ArrayList<>(List.of(document, document + ".yaml", document + "/swagger-config"));
		for (String group : groups) {
			documents.add(document + "/" + group);
			documents.add(document + ".yaml/" + group);
		}
		String page = path(environment, "springdoc.swagger-ui.path", "/swagger-ui.html");
		List<String> userInterface = new ArrayList<>(List.of(page));
		if (environment.getProperty("springdoc.swagger-ui.use-root-path", Boolean.class, false)) {
			userInterface.add("/");
		}
		String root = page.substring(0, Math.max(0, page.lastIndexOf('/')));
		return new DocumentationPaths(documents, userInterface, new String[] { root + "/swagger-ui/**" });
	}

	// Spring MVC adds the slash that is missing, and Spring Security asks for it
	private static String path(Environment environment, String property, String defaultPath) {
		String path = environment.getProperty(property, defaultPath);
		return (path.startsWith("/")) ? path : "/" + path;
	}

	List<String> all() {
		List<String> all = new ArrayList<>(this.documents);
		all.addAll(this.userInterface);
		all.addAll(List.of(this.files));
		return all;
	}

}
