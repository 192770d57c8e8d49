package com.klexhealth.boot.resourceserver.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.autoconfigure.TokenValidationCondition;
import com.klexhealth.boot.keys.autoconfigure.KlexHealthKeysAutoConfiguration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of token validation.
 */
@AutoConfiguration(after = KlexHealthKeysAutoConfiguration.class, before = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnWebApplication
@Conditional(TokenValidationCondition.class)
@EnableConfigurationProperties(KlexHealthProperties.class)
@Import(TokenValidationConfiguration.class)
public final class KlexHealthResourceServerAutoConfiguration {

}
