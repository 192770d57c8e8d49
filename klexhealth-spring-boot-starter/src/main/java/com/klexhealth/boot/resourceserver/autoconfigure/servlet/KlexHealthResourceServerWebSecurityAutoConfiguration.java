package com.klexhealth.boot.resourceserver.autoconfigure.servlet;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import com.klexhealth.boot.autoconfigure.TokenValidationCondition;
import com.klexhealth.boot.resourceserver.autoconfigure.KlexHealthResourceServerAutoConfiguration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of the filter chain in front of an
 * API.
 */
@AutoConfiguration(after = KlexHealthResourceServerAutoConfiguration.class,
		before = { OAuth2ResourceServerWebSecurityAutoConfiguration.class,
				OAuth2ClientWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class,
				ServletWebSecurityAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@Conditional(TokenValidationCondition.class)
@Import({ ApiFilterChainConfiguration.class, HttpFirewallConfiguration.class, ErrorHeadersConfiguration.class })
public final class KlexHealthResourceServerWebSecurityAutoConfiguration {

}
