package com.klexhealth.boot.openapi.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where {@code klexhealth.openapi.enabled} lets all read the document, or nothing
 * is said and this is a development machine.
 */
final class OpenApiCondition extends SpringBootCondition {

	private static final String ENABLED = "klexhealth.openapi.enabled";

	private static final String DEVELOPMENT = "klexhealth.allow-loopback-http";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("KlexHealth OpenAPI document");
		Binder binder = Binder.get(context.getEnvironment());
		BindResult<Boolean> enabled = binder.bind(ENABLED, Boolean.class);
		String property = (enabled.isBound()) ? ENABLED : DEVELOPMENT;
		boolean on = (enabled.isBound()) ? enabled.get() : binder.bind(DEVELOPMENT, Boolean.class).orElse(false);
		return new ConditionOutcome(on, message.because(property + " is " + ((on) ? "true" : "not true")));
	}

}
