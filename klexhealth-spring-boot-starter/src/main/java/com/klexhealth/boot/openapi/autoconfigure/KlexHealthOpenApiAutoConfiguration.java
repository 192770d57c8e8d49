package com.klexhealth.boot.openapi.autoconfigure;

import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.keys.autoconfigure.KlexHealthKeysAutoConfiguration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of what the OpenAPI document says of
 * access, and of Swagger UI's client, where springdoc is there.
 */
@AutoConfiguration(after = KlexHealthKeysAutoConfiguration.class)
@ConditionalOnClass(GlobalOpenApiCustomizer.class)
@ConditionalOnWebApplication
@Conditional(OpenApiCondition.class)
@EnableConfigurationProperties(KlexHealthProperties.class)
@Import({ DocumentConfiguration.class, SwaggerUiClientConfiguration.class })
public final class KlexHealthOpenApiAutoConfiguration {

}
