package com.klexhealth.sample.api.idempotency;

import java.util.Arrays;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Documents the header at every operation that takes an {@link IdempotencyKey}.
 */
@Component
class IdempotencyKeyDocumentation implements OperationCustomizer {

	IdempotencyKeyDocumentation() {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(IdempotencyKey.class);
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod handlerMethod) {
		if (Arrays.asList(handlerMethod.getMethod().getParameterTypes()).contains(IdempotencyKey.class)) {
			operation.addParametersItem(new HeaderParameter().name(IdempotencyKey.HEADER)
				.description("A name of your choice for this request, such as a random UUID. Sent again with the same"
						+ " name within a day, the request is not carried out again, but answered as the first time.")
				.required(false)
				.schema(new StringSchema().minLength(1).maxLength(257).pattern("^[!-~]+$"))
				.example("\"8e03978e-40d5-43e8-bc93-6894a57f9324\""));
		}
		return operation;
	}

}
