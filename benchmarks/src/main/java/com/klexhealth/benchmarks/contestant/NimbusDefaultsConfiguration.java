package com.klexhealth.benchmarks.contestant;

import java.net.MalformedURLException;
import java.net.URI;
import java.util.List;
import java.util.Set;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Plain Spring Boot, with keys from a source as {@link JWKSourceBuilder} builds it
 * without being told anything: cached for five minutes, refreshed ahead, limited in rate.
 */
@Configuration(proxyBeanMethods = false)
class NimbusDefaultsConfiguration {

	@Bean
	JwtDecoder jwtDecoder(@Value("${benchmarks.issuer}") String issuer,
			@Value("${benchmarks.audience}") String audience) throws MalformedURLException {
		NimbusJwtDecoder decoder = NimbusJwtDecoder
			.withJwkSource(JWKSourceBuilder.<SecurityContext>create(URI.create(issuer + "/certs").toURL()).build())
			.jwsAlgorithms((algorithms) -> algorithms
				.addAll(Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
			.build();
		decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer),
				new JwtClaimValidator<List<String>>(JwtClaimNames.AUD,
						(audiences) -> audiences != null && audiences.contains(audience))));
		return decoder;
	}

}
