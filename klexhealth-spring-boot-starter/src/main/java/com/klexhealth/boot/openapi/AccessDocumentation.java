package com.klexhealth.boot.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

import com.klexhealth.boot.keys.IssuerMetadata;

/**
 * Completes the document by the one way in, by what each operation needs, and by how
 * requests are refused. What the lock would let nobody use is taken out.
 */
public final class AccessDocumentation implements GlobalOpenApiCustomizer {

	private static final Log logger = LogFactory.getLog(AccessDocumentation.class);

	private final IssuerMetadata metadata;

	private final PathAccess paths;

	private final BearerResponses responses;

	private final Map<String, String> descriptions;

	/**
	 * Creates the customizer.
	 * @param metadata what the issuer says of itself
	 * @param paths which paths take tokens
	 * @param responses how requests are refused
	 * @param descriptions what scopes allow, by their name
	 */
	public AccessDocumentation(IssuerMetadata metadata, PathAccess paths, BearerResponses responses,
			Map<String, String> descriptions) {
		this.metadata = metadata;
		this.paths = paths;
		this.responses = responses;
		this.descriptions = Map.copyOf(descriptions);
	}

	@Override
	public void customise(OpenAPI openApi) {
		if (openApi.getComponents() == null) {
			openApi.setComponents(new Components());
		}
		Set<String> scopes = new TreeSet<>();
		if (openApi.getPaths() != null) {
			openApi.getPaths()
				.forEach((path, item) -> item.readOperations()
					.forEach((operation) -> scopes.addAll(document(path, operation))));
		}
		// each operation says it itself
		openApi.setSecurity(null);
		this.responses.describe(openApi.getComponents());
		replaceSchemes(openApi.getComponents(), scopes);
	}

	private void replaceSchemes(Components components, Set<String> scopes) {
		if (components.getSecuritySchemes() != null) {
			components.getSecuritySchemes()
				.forEach((name, scheme) -> logger.warn(
						"The security scheme \"%s\" (%s) is not in the OpenAPI document: the authorization code grant at KlexHealth is the only way in, and the starter describes it. Remove it from the application."
							.formatted(name, scheme.getType())));
			components.setSecuritySchemes(null);
		}
		Scopes described = new Scopes();
		scopes.forEach((scope) -> described.addString(scope, this.descriptions.getOrDefault(scope, "")));
		components.addSecuritySchemes(KlexHealthScheme.NAME, new KlexHealthScheme(this.metadata, described));
	}

	private Set<String> document(String path, Operation operation) {
		List<SecurityRequirement> requirements = (operation.getSecurity() != null) ? operation.getSecurity()
				: List.of();
		boolean takesTokens = this.paths.takesTokens(path);
		boolean nothingNeeded = operation.getSecurity() != null && requirements.isEmpty();
		List<SecurityRequirement> derived = requirements.stream().filter(DerivedRequirement.class::isInstance).toList();
		List<SecurityRequirement> effective = new ArrayList<>(
				requirements.stream().filter(AccessDocumentation::isDocumentedByTheApplication).toList());
		boolean canBeDenied = this.paths.isClosed(path) || effective.stream().anyMatch(AccessDocumentation::hasScopes);
		if (takesTokens && !nothingNeeded && effective.isEmpty()) {
			canBeDenied |= derived.stream()
				.anyMatch((requirement) -> ((DerivedRequirement) requirement).needsMoreThanAToken());
			effective.addAll(derived.stream().map(AccessDocumentation::copy).toList());
			if (effective.isEmpty() && !this.paths.isOpen(path)) {
				effective.add(new SecurityRequirement().addList(KlexHealthScheme.NAME));
			}
		}
		operation.setSecurity((effective.isEmpty() && !nothingNeeded) ? null : effective);
		if (takesTokens) {
			this.responses.add(operation, canBeDenied);
		}
		Set<String> scopes = new TreeSet<>();
		effective.forEach((requirement) -> requirement.values().forEach(scopes::addAll));
		return scopes;
	}

	/*
	 * One that names another scheme names one that is taken out.
	 */
	private static boolean isDocumentedByTheApplication(SecurityRequirement requirement) {
		return !(requirement instanceof DerivedRequirement)
				&& Set.of(KlexHealthScheme.NAME).containsAll(requirement.keySet());
	}

	private static boolean hasScopes(SecurityRequirement requirement) {
		return requirement.values().stream().anyMatch((scopes) -> !scopes.isEmpty());
	}

	private static SecurityRequirement copy(SecurityRequirement requirement) {
		SecurityRequirement copy = new SecurityRequirement();
		copy.putAll(requirement);
		return copy;
	}

}
