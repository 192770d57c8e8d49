package com.klexhealth.boot.resourceserver.autoconfigure;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.DelegatingJwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.jwt.AccessTokenRule;
import com.klexhealth.boot.jwt.AccessTokenRules;
import com.klexhealth.boot.jwt.LockedJwtDecoder;
import com.klexhealth.boot.keys.IssuerKeys;
import com.klexhealth.boot.resourceserver.RolesClaimsConverter;
import com.klexhealth.boot.resourceserver.ScopesConverter;

/**
 * What turns a token into an authenticated user, on either web stack.
 */
@Configuration(proxyBeanMethods = false)
class TokenValidationConfiguration {

	@Bean
	LockedJwtDecoder klexHealthJwtDecoder(KlexHealthProperties properties, IssuerKeys keys,
			ObjectProvider<AccessTokenRule> additional) {
		KlexHealthProperties.ResourceServer resourceServer = properties.resourceServer();
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys)
			.jwsAlgorithms((algorithms) -> addTo(algorithms, resourceServer))
			.build();
		AccessTokenRules rules = new AccessTokenRules(properties.issuerUri(), resourceServer.audiences(),
				resourceServer.allowedClients(), resourceServer.requireAtJwt(), resourceServer.clockSkew(),
				resourceServer.maximumLifetime());
		decoder.setJwtValidator(rules.toValidator(Clock.systemUTC(), additional.orderedStream().toList()));
		return new LockedJwtDecoder(decoder);
	}

	/*
	 * A fallback, so that a chain of the application's own takes a converter of its own.
	 */
	@Bean
	@Fallback
	JwtAuthenticationConverter klexHealthJwtAuthenticationConverter(KlexHealthProperties properties) {
		RolesClaimsConverter roles = new RolesClaimsConverter(properties.resourceServer().rolesClaims());
		JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
		converter.setJwtGrantedAuthoritiesConverter(
				new DelegatingJwtGrantedAuthoritiesConverter(new ScopesConverter(), roles::convert));
		return converter;
	}

	private static void addTo(Set<SignatureAlgorithm> algorithms, KlexHealthProperties.ResourceServer resourceServer) {
		// the lock refuses names that there are not, but only once all faults are found
		resourceServer.algorithms()
			.stream()
			.map(SignatureAlgorithm::from)
			.filter(Objects::nonNull)
			.forEach(algorithms::add);
	}

}
