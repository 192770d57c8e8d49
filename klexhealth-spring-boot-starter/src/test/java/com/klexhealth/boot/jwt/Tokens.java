package com.klexhealth.boot.jwt;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import com.klexhealth.boot.keys.VerificationKeySelector;
import com.klexhealth.boot.testsupport.RawToken;
import com.klexhealth.boot.testsupport.TestKeys;

/**
 * Signed tokens, and all that looks at them: the framing, a decoder of Spring Security
 * over two keys, and the rules.
 */
final class Tokens {

	private static final TokenFraming FRAMING = new TokenFraming();

	private final NimbusJwtDecoder decoder;

	Tokens(boolean requireAtJwt, List<String> allowedClients) {
		JWKSource<SecurityContext> keys = new ImmutableJWKSet<>(
				new JWKSet(List.of(TestKeys.RSA, TestKeys.EC)).toPublicJWKSet());
		Set<JWSAlgorithm> algorithms = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
		this.decoder = new NimbusJwtDecoder(new AccessTokenProcessor(new VerificationKeySelector(algorithms, keys)));
		this.decoder.setClaimSetConverter(new SignedClaimsConverter());
		this.decoder.setJwtValidator(new AccessTokenRules(Jwts.ISSUER, List.of("api"), allowedClients, requireAtJwt,
				Duration.ofSeconds(60), Duration.ofHours(24))
			.toValidator(Jwts.CLOCK));
	}

	Jwt decode(String token) {
		FRAMING.check(token);
		return this.decoder.decode(token);
	}

	/**
	 * Tells what becomes of a token.
	 * @param token the token
	 * @return {@code accepted}, {@code refused} where the decoder itself does so, or the
	 * code of the refusal
	 */
	String verdict(String token) {
		try {
			decode(token);
			return "accepted";
		}
		catch (JwtValidationException ex) {
			OAuth2Error first = ex.getErrors().iterator().next();
			return ((RefusedTokenError) first).getRefusal().getCode();
		}
		catch (BadJwtException ex) {
			return "refused";
		}
	}

	static RawToken token() {
		return new RawToken(Jwts.ISSUER, "api", Jwts.NOW);
	}

	static String token(Consumer<RawToken> customizer) {
		RawToken token = token();
		customizer.accept(token);
		return token.compact();
	}

	static String with(String claim, String json) {
		return token((token) -> token.claim(claim, json));
	}

	static String without(String claim) {
		return token((token) -> token.claim(claim, null));
	}

}
