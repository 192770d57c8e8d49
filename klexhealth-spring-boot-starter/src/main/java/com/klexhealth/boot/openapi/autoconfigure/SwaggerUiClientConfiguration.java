package com.klexhealth.boot.openapi.autoconfigure;

import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;

/**
 * The client of Swagger UI.
 */
@Configuration(proxyBeanMethods = false)
class SwaggerUiClientConfiguration {

	@Bean
	SwaggerUiClient klexHealthSwaggerUiClient(KlexHealthProperties properties,
			ObjectProvider<SwaggerUiOAuthProperties> swaggerUi) {
		return new SwaggerUiClient(properties.openapi().clientId(), swaggerUi);
	}

}
