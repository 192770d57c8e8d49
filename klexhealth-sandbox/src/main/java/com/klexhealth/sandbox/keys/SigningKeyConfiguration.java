package com.klexhealth.sandbox.keys;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Signs tokens with the one key that the sandbox has.
 */
@Configuration(proxyBeanMethods = false)
class SigningKeyConfiguration {

	@Bean
	ImmutableJWKSet<SecurityContext> jwkSource(JdbcClient jdbc) {
		return new ImmutableJWKSet<>(new JWKSet(new SigningKeyStore(jdbc).loadOrGenerate()));
	}

}
