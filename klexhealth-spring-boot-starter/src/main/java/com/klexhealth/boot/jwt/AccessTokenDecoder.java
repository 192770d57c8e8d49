package com.klexhealth.boot.jwt;

import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import com.klexhealth.boot.keys.IssuerKeys;
import com.klexhealth.boot.keys.KeyNotHeldException;
import com.klexhealth.boot.keys.VerificationKeySelector;

/**
 * Takes access tokens of the issuer and no other. Nimbus parses and verifies; what is
 * decided here is the order: what was verified before is not verified again, the framing
 * comes before the parsing, and only a token whose claims would pass may make the
 * issuer's keys be fetched.
 */
public final class AccessTokenDecoder implements JwtDecoder {

	private final TokenFraming framing = new TokenFraming();

	private final IssuerKeys keys;

	private final Set<JWSAlgorithm> algorithms;

	private final NimbusJwtDecoder held;

	private final NimbusJwtDecoder unverified;

	private final NimbusJwtDecoder fetching;

	private final FirstRefusal applicationRules;

	private final @Nullable VerifiedTokenCache cache;

	/**
	 * Creates the decoder.
	 * @param keys the issuer's keys
	 * @param algorithms signature algorithms to accept
	 * @param rules the rules for access tokens, which tell the same of the same token for
	 * as long as it is valid
	 * @param applicationRules rules of the application, which are asked for each request
	 * @param cache remembers what was verified, if anything is to be remembered
	 */
	public AccessTokenDecoder(IssuerKeys keys, Set<SignatureAlgorithm> algorithms, OAuth2TokenValidator<Jwt> rules,
			List<AccessTokenRule> applicationRules, @Nullable VerifiedTokenCache cache) {
		this.keys = keys;
		this.algorithms = algorithms.stream()
			.map((algorithm) -> JWSAlgorithm.parse(algorithm.getName()))
			.collect(Collectors.toSet());
		this.held = decoder(keys.held(), algorithms);
		this.fetching = decoder(keys, algorithms);
		this.unverified = new NimbusJwtDecoder(new UnverifiedJwtProcessor());
		for (NimbusJwtDecoder decoder : List.of(this.held, this.fetching, this.unverified)) {
			decoder.setClaimSetConverter(new SignedClaimsConverter());
			decoder.setJwtValidator(rules);
		}
		this.applicationRules = new FirstRefusal(List.copyOf(applicationRules));
		this.cache = cache;
	}

	private NimbusJwtDecoder decoder(JWKSource<SecurityContext> source, Set<SignatureAlgorithm> algorithms) {
		return NimbusJwtDecoder.withJwkSource(source)
			.jwsAlgorithms((all) -> all.addAll(algorithms))
			.jwtProcessorCustomizer(
					(processor) -> processor.setJWSKeySelector(new VerificationKeySelector(this.algorithms, source)))
			.build();
	}

	@Override
	public Jwt decode(String token) throws JwtException {
		VerifiedJwt verified = (this.cache != null) ? decode(token, this.cache) : verify(token);
		OAuth2TokenValidatorResult result = this.applicationRules.validate(verified);
		if (result.hasErrors()) {
			throw new JwtValidationException(TokenRefusal.INVALID_TOKEN.getDescription(), result.getErrors());
		}
		return verified;
	}

	private VerifiedJwt decode(String token, VerifiedTokenCache cache) {
		VerifiedJwt verified = cache.find(token);
		if (verified == null) {
			verified = verify(token);
			if (isTheSameForEveryRequest(verified)) {
				cache.add(verified);
			}
		}
		return verified;
	}

	/*
	 * Whether a key-bound token passes depends on the connection that it comes by.
	 */
	private static boolean isTheSameForEveryRequest(Jwt token) {
		return !token.hasClaim("cnf");
	}

	private VerifiedJwt verify(String token) {
		this.framing.check(token);
		// before the keys are looked at: a key that is withdrawn meanwhile counts as gone
		long keyGeneration = this.keys.generation();
		try {
			return new VerifiedJwt(verifyBySomeKey(token), keyGeneration);
		}
		catch (JwtValidationException ex) {
			throw ex;
		}
		catch (BadJwtException ex) {
			throw refusal(ex, token).toException();
		}
	}

	private Jwt verifyBySomeKey(String token) {
		try {
			return this.held.decode(token);
		}
		catch (JwtException ex) {
			if (!(ex.getCause() instanceof KeyNotHeldException)) {
				throw ex;
			}
			// says only whether the token could pass; what it returns is not verified
			this.unverified.decode(token);
			return this.fetching.decode(token);
		}
	}

	private TokenRefusal refusal(BadJwtException exception, String token) {
		Throwable cause = exception.getCause();
		if (cause instanceof BadJWSException) {
			return TokenRefusal.BAD_SIGNATURE;
		}
		if (cause instanceof BadJWTException || !(cause instanceof BadJOSEException)) {
			return TokenRefusal.MALFORMED_TOKEN;
		}
		return (isAccepted(token)) ? TokenRefusal.UNKNOWN_KEY : TokenRefusal.UNSUPPORTED_ALGORITHM;
	}

	private boolean isAccepted(String token) {
		try {
			return this.algorithms.contains(SignedJWT.parse(token).getHeader().getAlgorithm());
		}
		catch (ParseException ex) {
			return false;
		}
	}

}
