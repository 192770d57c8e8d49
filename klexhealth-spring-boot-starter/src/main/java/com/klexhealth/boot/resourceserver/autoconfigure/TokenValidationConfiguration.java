package com.klexhealth.boot.resourceserver.autoconfigure;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;
import com.klexhealth.boot.jwt.AccessTokenDecoder;
import com.klexhealth.boot.jwt.AccessTokenRule;
import com.klexhealth.boot.jwt.AccessTokenRules;
import com.klexhealth.boot.jwt.LockedJwtDecoder;
import com.klexhealth.boot.jwt.VerifiedTokenCache;
import com.klexhealth.boot.keys.IssuerKeys;
import com.klexhealth.boot.resourceserver.AccessTokenAuthorities;
import com.klexhealth.boot.resourceserver.RolesClaimsConverter;

/**
 * Turns access tokens into who may do what.
 */
@Configuration(proxyBeanMethods = false)
class TokenValidationConfiguration {

	private final Clock clock = Clock.systemUTC();

	@Bean
	LockedJwtDecoder klexHealthJwtDecoder(KlexHealthProperties properties, IssuerKeys keys,
			ObjectProvider<AccessTokenRule> additional) {
		KlexHealthProperties.ResourceServer resourceServer = properties.resourceServer();
		AccessTokenRules rules = new AccessTokenRules(properties.issuerUri(), resourceServer.audiences(),
				resourceServer.allowedClients(), resourceServer.requireAtJwt(), resourceServer.clockSkew(),
				resourceServer.maximumLifetime());
		return new LockedJwtDecoder(new AccessTokenDecoder(keys, algorithms(resourceServer),
				rules.toValidator(this.clock), additional.orderedStream().toList(), cache(resourceServer, keys)));
	}

	/*
	 * A fallback, so that a chain of the application's own takes a converter of its own.
	 */
	@Bean
	@Fallback
	JwtAuthenticationConverter klexHealthJwtAuthenticationConverter(KlexHealthProperties properties) {
		AccessTokenAuthorities authorities = new AccessTokenAuthorities(
				new RolesClaimsConverter(properties.resourceServer().rolesClaims()));
		JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
		converter.setJwtGrantedAuthoritiesConverter(authorities);
		converter.setJwtPrincipalConverter(authorities::principal);
		return converter;
	}

	private @Nullable VerifiedTokenCache cache(KlexHealthProperties.ResourceServer resourceServer, IssuerKeys keys) {
		KlexHealthProperties.VerifiedTokenCache cache = resourceServer.verifiedTokenCache();
		return (cache.enabled()) ? new VerifiedTokenCache(cache.maximumSize(), cache.timeToLive(), keys::isCurrent,
				resourceServer.clockSkew(), this.clock) : null;
	}

	private static Set<SignatureAlgorithm> algorithms(KlexHealthProperties.ResourceServer resourceServer) {
		// the lock refuses names that there are not, and a list of none, but only once
		// all faults are found
		Set<SignatureAlgorithm> algorithms = resourceServer.algorithms()
			.stream()
			.map(SignatureAlgorithm::from)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		return (algorithms.isEmpty()) ? Set.of(SignatureAlgorithm.RS256) : algorithms;
	}

}
