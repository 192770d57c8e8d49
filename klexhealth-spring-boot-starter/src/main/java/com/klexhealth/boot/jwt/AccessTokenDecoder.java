package com.klexhealth.boot.jwt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jwt.proc.BadJWTException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import com.klexhealth.boot.keys.IssuerKeys;
import com.klexhealth.boot.keys.KeysUnavailableException;
import com.klexhealth.boot.keys.VerificationKeySelector;

/**
 * Takes access tokens of the issuer and no other. Nimbus parses and verifies; what is
 * decided here is the order: what was verified before is not verified again, the framing
 * comes before the parsing, and only a token whose claims would pass may make the
 * issuer's keys be fetched. Anyone can send tokens that are refused, so that refusing one
 * has to be cheap: a token whose key is not held is parsed once, and is verified only if
 * its key was found.
 */
public final class AccessTokenDecoder implements JwtDecoder {

	private final TokenFraming framing = new TokenFraming();

	private final IssuerKeys keys;

	private final Set<JWSAlgorithm> algorithms;

	private final VerificationKeySelector keySelector;

	private final NimbusJwtDecoder verifier;

	private final OAuth2TokenValidator<Jwt> rules;

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
		this.keySelector = new VerificationKeySelector(this.algorithms, keys);
		this.verifier = new NimbusJwtDecoder(new AccessTokenProcessor(this.keySelector));
		this.verifier.setClaimSetConverter(new SignedClaimsConverter(new SharedNames()));
		// the rules are asked in verify, whose refusals are cheaper
		this.verifier.setJwtValidator((token) -> OAuth2TokenValidatorResult.success());
		this.rules = rules;
		this.applicationRules = new FirstRefusal(List.copyOf(applicationRules));
		this.cache = cache;
	}

	@Override
	public Jwt decode(String token) throws JwtException {
		VerifiedJwt verified = (this.cache != null) ? decode(token, this.cache) : verify(token);
		require(this.applicationRules, verified);
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
		TokenHeader header = this.framing.headerOf(token);
		// before the keys are looked at: a key that is withdrawn meanwhile counts as gone
		long keyGeneration = this.keys.generation();
		if (!isKeyHeld(header)) {
			findKey(UnverifiedToken.parse(token));
		}
		Jwt verified = verifySignature(token);
		require(this.rules, verified);
		return new VerifiedJwt(verified, keyGeneration);
	}

	private boolean isKeyHeld(TokenHeader header) {
		if (!this.algorithms.contains(header.algorithm())) {
			return false;
		}
		JWKSelector selector = this.keySelector.selector(header.toJwsHeader());
		List<JWK> held = (selector != null) ? this.keys.getHeld(selector) : null;
		return held != null && !held.isEmpty();
	}

	/*
	 * Only what the token says is asked here, which is true or not. It ends in a refusal,
	 * or with a key that may or may not have signed the token.
	 */
	private void findKey(UnverifiedToken token) {
		JWKSelector selector = this.keySelector.selector(token.header());
		if (selector == null) {
			throw TokenRefusal.UNSUPPORTED_ALGORITHM.toException();
		}
		List<JWK> found = this.keys.getHeld(selector);
		if (found == null) {
			require(this.rules, token.toJwt());
			found = fetch(selector);
		}
		if (found.isEmpty()) {
			throw TokenRefusal.UNKNOWN_KEY.toException();
		}
	}

	private List<JWK> fetch(JWKSelector selector) {
		try {
			return this.keys.get(selector, null);
		}
		catch (KeysUnavailableException ex) {
			throw new UncheckedTokenException(ex);
		}
	}

	private Jwt verifySignature(String token) {
		try {
			return this.verifier.decode(token);
		}
		catch (BadJwtException ex) {
			throw refusal(ex.getCause()).toException();
		}
	}

	private static TokenRefusal refusal(@Nullable Throwable cause) {
		if (cause instanceof BadJWSException) {
			return TokenRefusal.BAD_SIGNATURE;
		}
		if (cause instanceof BadJWTException || !(cause instanceof BadJOSEException)) {
			return TokenRefusal.MALFORMED_TOKEN;
		}
		return TokenRefusal.UNKNOWN_KEY;
	}

	private static void require(OAuth2TokenValidator<Jwt> rules, Jwt token) {
		OAuth2TokenValidatorResult result = rules.validate(token);
		if (result.hasErrors()) {
			throw new RefusedTokenException(result.getErrors());
		}
	}

}
