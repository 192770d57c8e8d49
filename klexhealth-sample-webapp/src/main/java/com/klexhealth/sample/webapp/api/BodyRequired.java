package com.klexhealth.sample.webapp.api;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClientException;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapterDecorator;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Takes an answer without a body for the fault that it is. The methods of
 * {@link PatientApi} promise a result.
 */
final class BodyRequired extends HttpExchangeAdapterDecorator {

	BodyRequired(HttpExchangeAdapter delegate) {
		super(delegate);
	}

	@Override
	public <T> @Nullable T exchangeForBody(HttpRequestValues values, ParameterizedTypeReference<T> bodyType) {
		T body = super.exchangeForBody(values, bodyType);
		if (body == null) {
			throw new RestClientException("The answer has no body");
		}
		return body;
	}

}
