package com.klexhealth.boot.openapi.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;

import com.klexhealth.boot.autoconfigure.ApiPaths;
import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.autoconfigure.TokenValidationCondition;
import com.klexhealth.boot.keys.IssuerMetadata;
import com.klexhealth.boot.openapi.AccessDocumentation;
import com.klexhealth.boot.openapi.BearerResponses;
import com.klexhealth.boot.openapi.OperationAccess;
import com.klexhealth.boot.openapi.PathAccess;
import com.klexhealth.boot.resourceserver.BearerAnswers;
import com.klexhealth.boot.resourceserver.ProtectedResource;

/**
 * What the document says of access to an API.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(TokenValidationCondition.class)
class DocumentConfiguration {

	@Bean
	OperationAccess klexHealthOperationAccess(ObjectProvider<AnnotationTemplateExpressionDefaults> templates) {
		return new OperationAccess(templates.getIfAvailable());
	}

	@Bean
	AccessDocumentation klexHealthAccessDocumentation(KlexHealthProperties properties, IssuerMetadata metadata) {
		ProtectedResource resource = ProtectedResource.of(properties.resourceServer().resourceUri(),
				properties.resourceServer().audiences(), properties.issuerUri());
		PathAccess paths = new PathAccess(ApiPaths.of(properties), properties.publicPaths(),
				!properties.isLoginEnabled());
		return new AccessDocumentation(metadata, paths, new BearerResponses(new BearerAnswers(resource.metadataUrl())),
				properties.openapi().scopes());
	}

}
