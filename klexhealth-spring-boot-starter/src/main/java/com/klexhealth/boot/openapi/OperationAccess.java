package com.klexhealth.boot.openapi;

import java.util.Set;

import io.swagger.v3.oas.models.Operation;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.core.annotation.SecurityAnnotationScanner;
import org.springframework.security.core.annotation.SecurityAnnotationScanners;
import org.springframework.web.method.HandlerMethod;

/**
 * Reads what an operation needs from its {@code @PreAuthorize}, found where Spring
 * Security finds it: on the method, on the class, or on an annotation of the
 * application's own.
 */
public final class OperationAccess implements GlobalOperationCustomizer {

	private final SecurityAnnotationScanner<PreAuthorize> scanner;

	/**
	 * Creates the customizer.
	 * @param templates how annotations of the application's own fill in their parameters,
	 * {@code null} if they have none
	 */
	public OperationAccess(@Nullable AnnotationTemplateExpressionDefaults templates) {
		this.scanner = (templates != null) ? SecurityAnnotationScanners.requireUnique(PreAuthorize.class, templates)
				: SecurityAnnotationScanners.requireUnique(PreAuthorize.class);
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod handlerMethod) {
		PreAuthorize annotation = this.scanner.scan(handlerMethod.getMethod(), handlerMethod.getBeanType());
		if (annotation == null || saysThatNothingIsNeeded(operation)) {
			return operation;
		}
		AccessRule rule = AccessExpression.read(annotation.value());
		if (rule.need() != AccessRule.Need.NOTHING) {
			for (Set<String> scopes : rule.alternatives()) {
				DerivedRequirement requirement = new DerivedRequirement(scopes, rule.need() == AccessRule.Need.MORE);
				if (operation.getSecurity() == null || !operation.getSecurity().contains(requirement)) {
					operation.addSecurityItem(requirement);
				}
			}
		}
		return operation;
	}

	private static boolean saysThatNothingIsNeeded(Operation operation) {
		return operation.getSecurity() != null && operation.getSecurity().isEmpty();
	}

}
