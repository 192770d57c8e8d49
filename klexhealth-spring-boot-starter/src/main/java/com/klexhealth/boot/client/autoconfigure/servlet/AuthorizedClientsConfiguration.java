package com.klexhealth.boot.client.autoconfigure.servlet;

import java.time.Clock;
import java.util.function.Consumer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.client.AuthorizedClients;
import com.klexhealth.boot.client.FreshTokens;
import com.klexhealth.boot.login.ProviderCalls;
import com.klexhealth.boot.session.Leases;
import com.klexhealth.boot.session.StoredSessions;

/**
 * The tokens of logins: where they are kept, and how they stay fresh.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizedClientsConfiguration {

	@Bean
	AuthorizedClients klexHealthAuthorizedClients(
			@Qualifier("klexHealthClientRegistrationRepository") ClientRegistrationRepository registrations) {
		return new AuthorizedClients(registrations);
	}

	@Bean
	FreshTokens klexHealthFreshTokens(AuthorizedClients clients, KlexHealthProperties properties, ProviderCalls calls,
			ObjectProvider<Leases> leases) {
		KlexHealthProperties.Client client = properties.client();
		return new FreshTokens(clients, calls.forTokens(), client.timeout(), client.refreshAhead(),
				leases.getIfAvailable(), Clock.systemUTC());
	}

	/*
	 * In the session, and not by the name of the user as Spring Boot does: tokens end
	 * with the session they were given to, and two sessions of one person do not share
	 * them.
	 */
	@Bean
	SessionAuthorizedClientRepository klexHealthAuthorizedClientRepository(AuthorizedClients clients,
			FreshTokens freshTokens, ObjectProvider<StoredSessions> storedSessions) {
		return new SessionAuthorizedClientRepository(clients, freshTokens, storedSessions.getIfAvailable());
	}

	@Bean
	LoginClients klexHealthLoginClients(AuthorizedClients clients, FreshTokens freshTokens,
			ObjectProvider<StoredSessions> storedSessions) {
		return new LoginClients(clients, freshTokens, storedSessions.getIfAvailable());
	}

	/*
	 * An application that brings its own, as for calls to other providers without a
	 * request, has the tokens of logins refreshed by that one where it asks it for them.
	 * The relay uses ours all the same.
	 */
	@Bean
	@ConditionalOnMissingBean(OAuth2AuthorizedClientManager.class)
	KlexHealthAuthorizedClientManager klexHealthAuthorizedClientManager(LoginClients klexHealth,
			@Qualifier("klexHealthClientRegistrationRepository") ClientRegistrationRepository registrations,
			SessionAuthorizedClientRepository authorizedClients, OtherProviders otherProviders,
			ObjectProvider<Consumer<DefaultOAuth2AuthorizedClientManager>> customizer) {
		DefaultOAuth2AuthorizedClientManager others = new DefaultOAuth2AuthorizedClientManager(registrations,
				authorizedClients);
		others.setAuthorizedClientProvider(otherProviders.get());
		customizer.ifUnique((customize) -> customize.accept(others));
		return new KlexHealthAuthorizedClientManager(klexHealth, others);
	}

	/*
	 * What Spring Security would make of the same beans if the manager were its own.
	 */
	@Bean
	OtherProviders klexHealthOtherProviders(ObjectProvider<OAuth2AuthorizedClientProvider> providers,
			ObjectProvider<OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest>> refreshClient,
			ObjectProvider<OAuth2AccessTokenResponseClient<OAuth2ClientCredentialsGrantRequest>> credentialsClient,
			ApplicationEventPublisher events) {
		RefreshTokenOAuth2AuthorizedClientProvider refresh = new RefreshTokenOAuth2AuthorizedClientProvider();
		refresh.setApplicationEventPublisher(events);
		refreshClient.ifUnique(refresh::setAccessTokenResponseClient);
		ClientCredentialsOAuth2AuthorizedClientProvider credentials = new ClientCredentialsOAuth2AuthorizedClientProvider();
		credentialsClient.ifUnique(credentials::setAccessTokenResponseClient);
		return () -> {
			OAuth2AuthorizedClientProviderBuilder builder = OAuth2AuthorizedClientProviderBuilder.builder();
			// the first of a kind counts
			providers.orderedStream().forEach(builder::provider);
			return builder.authorizationCode().provider(refresh).provider(credentials).build();
		};
	}

}
