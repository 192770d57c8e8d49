package com.klexhealth.boot.login;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import com.klexhealth.boot.jwt.SubjectValidator;

/**
 * Decodes KlexHealth's ID tokens with the keys that access tokens are checked with, so
 * that a login fetches none. What an ID token has to say stays as Spring Security has it
 * (OpenID Connect Core 1.0, section 3.1.3.7), but for whom else it may be meant for.
 */
public final class IdTokenDecoderFactory implements JwtDecoderFactory<ClientRegistration> {

	private final JwtDecoderFactory<ClientRegistration> others = new OidcIdTokenDecoderFactory();

	private final JWKSource<SecurityContext> keys;

	private final Collection<String> algorithms;

	/**
	 * Creates the factory.
	 * @param keys KlexHealth's keys
	 * @param algorithms names of the signature algorithms that are accepted
	 */
	public IdTokenDecoderFactory(JWKSource<SecurityContext> keys, Collection<String> algorithms) {
		this.keys = keys;
		this.algorithms = algorithms;
	}

	@Override
	public JwtDecoder createDecoder(ClientRegistration registration) {
		if (!KlexHealthRegistration.REGISTRATION_ID.equals(registration.getRegistrationId())) {
			return this.others.createDecoder(registration);
		}
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(this.keys)
			// the lock refuses names that there are not, but only once all faults are
			// found
			.jwsAlgorithms((accepted) -> this.algorithms.stream()
				.map(SignatureAlgorithm::from)
				.filter(Objects::nonNull)
				.forEach(accepted::add))
			.build();
		decoder
			.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(new OidcIdTokenValidator(registration),
					new IdTokenAudienceValidator(registration.getClientId()), new SubjectValidator())));
		decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
		return decoder;
	}

}
