package com.klexhealth.boot.openapi.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Makes Swagger UI a public client: it has a client id, PKCE (RFC 7636) and no secret,
 * which every visitor could read.
 */
final class SwaggerUiClient implements SmartInitializingSingleton {

	private final @Nullable String clientId;

	private final ObjectProvider<SwaggerUiOAuthProperties> swaggerUi;

	SwaggerUiClient(@Nullable String clientId, ObjectProvider<SwaggerUiOAuthProperties> swaggerUi) {
		this.clientId = clientId;
		this.swaggerUi = swaggerUi;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.swaggerUi.ifAvailable(this::configure);
	}

	private void configure(SwaggerUiOAuthProperties client) {
		if (this.clientId != null) {
			client.setClientId(this.clientId);
		}
		client.setUsePkceWithAuthorizationCodeGrant(true);
		// the lock refuses a configured one, so that one was set in Java
		client.setClientSecret(null);
		client.setUseBasicAuthenticationWithAccessCodeGrant(null);
	}

}
