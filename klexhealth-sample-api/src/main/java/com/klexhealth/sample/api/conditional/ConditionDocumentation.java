package com.klexhealth.sample.api.conditional;

import java.util.Arrays;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/**
 * Documents the header at every operation that takes an {@link IfMatch}.
 */
@Component
class ConditionDocumentation implements OperationCustomizer {

	ConditionDocumentation() {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(IfMatch.class);
	}

	@Override
	public Operation customize(Operation operation, HandlerMethod handlerMethod) {
		if (Arrays.asList(handlerMethod.getMethod().getParameterTypes()).contains(IfMatch.class)) {
			operation.addParametersItem(new HeaderParameter().name(HttpHeaders.IF_MATCH)
				.description("The `ETag` of the version that you have seen")
				.required(true)
				.schema(new StringSchema())
				.example("\"1\""));
		}
		return operation;
	}

}
