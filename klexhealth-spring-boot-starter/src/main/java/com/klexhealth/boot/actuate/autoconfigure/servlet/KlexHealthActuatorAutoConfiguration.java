package com.klexhealth.boot.actuate.autoconfigure.servlet;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for who may use the actuator
 * endpoints.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass({ Endpoint.class,
		org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties.class })
@EnableConfigurationProperties(KlexHealthProperties.class)
public final class KlexHealthActuatorAutoConfiguration {

	@Bean
	ActuatorAccess klexHealthActuatorAccess(KlexHealthProperties properties) {
		return new ActuatorAccess(properties.actuatorAuthority());
	}

}
