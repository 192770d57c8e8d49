package com.klexhealth.boot.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where {@code klexhealth.resource-server.audiences} switches token validation
 * on.
 */
public final class TokenValidationCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("KlexHealth token validation");
		String property = "klexhealth.resource-server.audiences";
		List<String> audiences = Binder.get(context.getEnvironment())
			.bind(property, Bindable.listOf(String.class))
			.orElse(List.of());
		if (!audiences.isEmpty()) {
			return ConditionOutcome.match(message.foundExactly(property));
		}
		return ConditionOutcome.noMatch(message.didNotFind("property").items(property));
	}

}
