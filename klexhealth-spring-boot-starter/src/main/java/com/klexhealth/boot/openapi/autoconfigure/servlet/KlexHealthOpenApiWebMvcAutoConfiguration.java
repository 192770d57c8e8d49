package com.klexhealth.boot.openapi.autoconfigure.servlet;

import org.springdoc.webmvc.api.OpenApiResource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of who may read the OpenAPI document
 * and Swagger UI: all, or nobody.
 */
@AutoConfiguration
@ConditionalOnClass(OpenApiResource.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@EnableConfigurationProperties(KlexHealthProperties.class)
@Import(DocumentationAccessConfiguration.class)
public final class KlexHealthOpenApiWebMvcAutoConfiguration {

}
