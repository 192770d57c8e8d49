package com.klexhealth.boot.login.autoconfigure.servlet;

import java.util.Objects;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.keys.IssuerKeys;
import com.klexhealth.boot.keys.IssuerMetadata;
import com.klexhealth.boot.login.IdTokenDecoderFactory;
import com.klexhealth.boot.login.KlexHealthRegistration;
import com.klexhealth.boot.login.LazyClientRegistrationRepository;
import com.klexhealth.boot.login.ProviderCalls;
import com.klexhealth.boot.login.RedirectUrl;

/**
 * The client that people log in with, and where their tokens are kept.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class LoginRegistrationConfiguration {

	@Bean
	LazyClientRegistrationRepository klexHealthClientRegistrationRepository(KlexHealthProperties properties,
			IssuerMetadata metadata, OAuth2ClientProperties others) {
		return new LazyClientRegistrationRepository(() -> registration(properties.client()), metadata,
				new OAuth2ClientPropertiesMapper(others).asClientRegistrations());
	}

	@Bean
	ProviderCalls klexHealthProviderCalls(KlexHealthProperties properties) {
		return new ProviderCalls(properties.client().timeout());
	}

	@Bean
	IdTokenDecoderFactory klexHealthIdTokenDecoderFactory(KlexHealthProperties properties, IssuerKeys keys) {
		return new IdTokenDecoderFactory(keys, properties.resourceServer().algorithms());
	}

	private static KlexHealthRegistration registration(KlexHealthProperties.Client client) {
		return new KlexHealthRegistration(Objects.requireNonNull(client.clientId()),
				Objects.requireNonNull(client.clientSecret()), new RedirectUrl(client.redirectUrl()), client.scopes());
	}

}
