package com.klexhealth.boot.login.autoconfigure.servlet;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.autoconfigure.LoginCondition;
import com.klexhealth.boot.keys.autoconfigure.KlexHealthKeysAutoConfiguration;
import com.klexhealth.boot.resourceserver.autoconfigure.servlet.KlexHealthResourceServerWebSecurityAutoConfiguration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of the login.
 */
@AutoConfiguration(
		after = { KlexHealthKeysAutoConfiguration.class, KlexHealthResourceServerWebSecurityAutoConfiguration.class },
		before = { OAuth2ClientAutoConfiguration.class, OAuth2ClientWebSecurityAutoConfiguration.class,
				OAuth2ResourceServerWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class,
				ServletWebSecurityAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@Conditional(LoginCondition.class)
@EnableConfigurationProperties(KlexHealthProperties.class)
@Import({ LoginRegistrationConfiguration.class, LoginFilterChainConfiguration.class, SessionCookieConfiguration.class })
public final class KlexHealthLoginAutoConfiguration {

}
