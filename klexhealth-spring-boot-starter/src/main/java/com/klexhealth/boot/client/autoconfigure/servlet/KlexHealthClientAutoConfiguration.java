package com.klexhealth.boot.client.autoconfigure.servlet;

import java.time.Clock;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

import com.klexhealth.boot.autoconfigure.LoginCondition;
import com.klexhealth.boot.client.LoginAgainAuthorizedClientManager;
import com.klexhealth.boot.client.TokenRelay;
import com.klexhealth.boot.login.autoconfigure.servlet.KlexHealthLoginAutoConfiguration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for calling an API with the token of
 * the logged-in user.
 */
@AutoConfiguration(after = KlexHealthLoginAutoConfiguration.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@Conditional(LoginCondition.class)
@Import({ RestClientBuildersConfiguration.SpringBootRestClient.class,
		RestClientBuildersConfiguration.JdkRestClient.class })
public final class KlexHealthClientAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	TokenRelay klexHealthTokenRelay(
			@Qualifier("klexHealthClientRegistrationRepository") ClientRegistrationRepository registrations,
			OAuth2AuthorizedClientRepository authorizedClients, RestClientBuilders builders) {
		return new TokenRelay(
				new LoginAgainAuthorizedClientManager(manager(registrations, authorizedClients), Clock.systemUTC()),
				authorizedClients, builders);
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
