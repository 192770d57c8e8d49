package com.klexhealth.boot.client.autoconfigure.servlet;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import com.klexhealth.boot.autoconfigure.LoginCondition;
import com.klexhealth.boot.client.TokenRelay;
import com.klexhealth.boot.login.autoconfigure.servlet.KlexHealthLoginAutoConfiguration;
import com.klexhealth.boot.session.autoconfigure.servlet.KlexHealthSessionAutoConfiguration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for calling an API with the token of
 * the logged-in user.
 */
@AutoConfiguration(after = { KlexHealthLoginAutoConfiguration.class, KlexHealthSessionAutoConfiguration.class },
		before = { OAuth2ClientAutoConfiguration.class, OAuth2ClientWebSecurityAutoConfiguration.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@Conditional(LoginCondition.class)
@Import({ AuthorizedClientsConfiguration.class, RestClientBuildersConfiguration.SpringBootRestClient.class,
		RestClientBuildersConfiguration.JdkRestClient.class })
public final class KlexHealthClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TokenRelay klexHealthTokenRelay(LoginClients loginClients, SessionAuthorizedClientRepository authorizedClients,
			RestClientBuilders builders) {
		return new TokenRelay(loginClients::authorizeRelay, authorizedClients, builders);
	}

}
