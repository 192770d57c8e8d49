package com.klexhealth.boot.client.autoconfigure.servlet;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.web.client.RestClient;

import com.klexhealth.boot.autoconfigure.LoginCondition;
import com.klexhealth.boot.client.LoginAgainAuthorizedClientManager;
import com.klexhealth.boot.client.TokenRelay;
import com.klexhealth.boot.login.autoconfigure.servlet.KlexHealthLoginAutoConfiguration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for calling an API with the token of
 * the logged-in user.
 */
@AutoConfiguration(after = KlexHealthLoginAutoConfiguration.class,
		afterName = "org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration")
@ConditionalOnWebApplication(type = Type.SERVLET)
@Conditional(LoginCondition.class)
public final class KlexHealthClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TokenRelay klexHealthTokenRelay(ClientRegistrationRepository registrations,
			OAuth2AuthorizedClientRepository authorizedClients, ObjectProvider<RestClient.Builder> builders) {
		return new TokenRelay(new LoginAgainAuthorizedClientManager(manager(registrations, authorizedClients)),
				authorizedClients, () -> builders.getIfAvailable(RestClient::builder));
	}

	private static OAuth2AuthorizedClientManager manager(ClientRegistrationRepository registrations,
			OAuth2AuthorizedClientRepository authorizedClients) {
		DefaultOAuth2AuthorizedClientManager manager = new DefaultOAuth2AuthorizedClientManager(registrations,
				authorizedClients);
		manager.setAuthorizedClientProvider(
				OAuth2AuthorizedClientProviderBuilder.builder().authorizationCode().refreshToken().build());
		return manager;
	}

}
