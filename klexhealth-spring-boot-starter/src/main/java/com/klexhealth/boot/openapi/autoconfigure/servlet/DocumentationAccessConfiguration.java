package com.klexhealth.boot.openapi.autoconfigure.servlet;

import java.util.List;

import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.handler.MappedInterceptor;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.autoconfigure.servlet.OpenPaths;

/**
 * Opens springdoc's paths to all. Where the document is switched off, they are locked
 * like any path that nobody named, and behind the lock there is nothing.
 */
@Configuration(proxyBeanMethods = false)
class DocumentationAccessConfiguration {

	@Bean
	OpenPaths klexHealthDocumentationOpenPaths(KlexHealthProperties properties, Environment environment,
			ObjectProvider<GroupedOpenApi> groups) {
		// an application may have something of its own there, which nobody meant to open
		return new OpenPaths((properties.isOpenApiEnabled()) ? paths(environment, groups).open() : List.of());
	}

	@Bean
	MappedInterceptor klexHealthDocumentationInterceptor(KlexHealthProperties properties, Environment environment,
			ObjectProvider<GroupedOpenApi> groups) {
		return (properties.isOpenApiEnabled())
				? new MappedInterceptor(paths(environment, groups).files(),
						new SwaggerUiHeaders(properties.allowLoopbackHttp()))
				: new MappedInterceptor(null, new HiddenDocumentation());
	}

	private static DocumentationPaths paths(Environment environment, ObjectProvider<GroupedOpenApi> groups) {
		return DocumentationPaths.of(environment, groups.stream().map(GroupedOpenApi::getGroup).toList());
	}

}
