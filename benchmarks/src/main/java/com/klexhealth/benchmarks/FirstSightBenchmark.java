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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
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
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@NullUnmarked // the fields are set by JMH's life cycle
public class FirstSightBenchmark {

	// fewer than the starter remembers, so that remembering is part of it
	private static final int TOKENS = 5000;

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
	}

	/**
	 * Makes the starter forget what it saw.
	 */
	@Setup(Level.Iteration)
	public void forget() {
		this.starter = this.state.restart(JWSAlgorithm.parse(this.algorithm));
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
	 * @param results takes the claims
	 * @throws ParseException if a token cannot be read
	 * @throws JOSEException if a token cannot be verified
	 */
	@Benchmark
	@OperationsPerInvocation(TOKENS)
	public void nimbus(Blackhole results) throws ParseException, JOSEException {
		for (String token : this.tokens) {
			SignedJWT jwt = SignedJWT.parse(token);
			if (!jwt.verify(this.verifier)) {
				throw new IllegalStateException("The signature is wrong");
			}
			results.consume(jwt.getJWTClaimsSet());
		}
	}

	/**
	 * Decodes with plain Spring Security.
	 * @param results takes the decoded tokens
	 */
	@Benchmark
	@OperationsPerInvocation(TOKENS)
	public void plain(Blackhole results) {
		for (String token : this.tokens) {
			results.consume(this.plain.decode(token));
		}
	}

	/**
	 * Decodes with the starter.
	 * @param results takes the decoded tokens
	 */
	@Benchmark
	@OperationsPerInvocation(TOKENS)
	public void starter(Blackhole results) {
		for (String token : this.tokens) {
			results.consume(this.starter.decode(token));
		}
	}

}
