package com.klexhealth.benchmarks;

import java.text.ParseException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * What a token costs that was never seen before: in the starter, in plain Spring Security
 * with issuer and audience, and in bare Nimbus, which only parses and verifies.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@NullUnmarked // the fields are set by JMH's life cycle
public class FirstSightBenchmark {

	private static final int TOKENS = 1000;

	/**
	 * What the starter remembers is pushed out by the next token, so that remembering is
	 * part of it and finding is not.
	 */
	private static final String FORGETTING = "--klexhealth.resource-server.verified-token-cache.maximum-size=1";

	/**
	 * The algorithm that the tokens are signed with.
	 */
	@Param("RS256")
	public String algorithm;

	private DecodingState state;

	private List<String> tokens;

	private JWSVerifier verifier;

	private JwtDecoder plain;

	private JwtDecoder starter;

	private int position;

	/**
	 * Issues the tokens.
	 * @throws Exception if that fails
	 */
	@Setup(Level.Trial)
	public void issue() throws Exception {
		this.state = new DecodingState();
		JWSAlgorithm jwsAlgorithm = JWSAlgorithm.parse(this.algorithm);
		this.tokens = this.state.tokens(jwsAlgorithm, TOKENS);
		JWK key = this.state.keys().key(jwsAlgorithm);
		this.verifier = (key instanceof ECKey ecKey) ? new ECDSAVerifier(ecKey) : new RSASSAVerifier(key.toRSAKey());
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(this.state.issuer().uri()).build();
		decoder.setJwtValidator(
				new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(this.state.issuer().uri()),
						new JwtClaimValidator<List<String>>(JwtClaimNames.AUD,
								(audiences) -> audiences.contains(Tokens.AUDIENCE))));
		decoder.decode(this.tokens.get(0));
		this.plain = decoder;
		this.starter = this.state.start(jwsAlgorithm, FORGETTING);
	}

	/**
	 * Ends the issuer.
	 */
	@TearDown(Level.Trial)
	public void close() {
		this.state.close();
	}

	/**
	 * Parses and verifies with Nimbus alone.
	 * @return the claims
	 * @throws ParseException if a token cannot be read
	 * @throws JOSEException if a token cannot be verified
	 */
	@Benchmark
	public Object nimbus() throws ParseException, JOSEException {
		SignedJWT jwt = SignedJWT.parse(next());
		if (!jwt.verify(this.verifier)) {
			throw new IllegalStateException("The signature is wrong");
		}
		return jwt.getJWTClaimsSet();
	}

	/**
	 * Decodes with plain Spring Security.
	 * @return the decoded token
	 */
	@Benchmark
	public Object plain() {
		return this.plain.decode(next());
	}

	/**
	 * Decodes with the starter.
	 * @return the decoded token
	 */
	@Benchmark
	public Object starter() {
		return this.starter.decode(next());
	}

	private String next() {
		this.position = (this.position + 1) % TOKENS;
		return this.tokens.get(this.position);
	}

}
