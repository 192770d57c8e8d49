package com.klexhealth.boot.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches where {@code klexhealth.client.client-id} switches the login on.
 */
public final class LoginCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("KlexHealth login");
		String property = "klexhealth.client.client-id";
		// of the binder, whose failures Spring Boot explains
		String clientId = Binder.get(context.getEnvironment()).bind(property, String.class).orElse(null);
		if (StringUtils.hasText(clientId)) {
			return ConditionOutcome.match(message.foundExactly(property));
		}
		return ConditionOutcome.noMatch(message.didNotFind("property").items(property));
	}

}
