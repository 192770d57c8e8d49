package com.klexhealth.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.JWSAlgorithm;
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
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * What a token costs in the starter that was seen before, with a thousand of them in
 * turn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@NullUnmarked // the fields are set by JMH's life cycle
public class CacheHitBenchmark {

	private static final int TOKENS = 1000;

	/**
	 * The algorithm that the tokens are signed with.
	 */
	@Param("RS256")
	public String algorithm;

	private DecodingState state;

	private List<String> tokens;

	private JwtDecoder starter;

	private int position;

	/**
	 * Shows all tokens to the starter.
	 * @throws Exception if that fails
	 */
	@Setup(Level.Trial)
	public void show() throws Exception {
		this.state = new DecodingState();
		JWSAlgorithm jwsAlgorithm = JWSAlgorithm.parse(this.algorithm);
		this.tokens = this.state.tokens(jwsAlgorithm, TOKENS);
		this.starter = this.state.start(jwsAlgorithm);
		this.tokens.forEach(this.starter::decode);
	}

	/**
	 * Ends the issuer.
	 */
	@TearDown(Level.Trial)
	public void close() {
		this.state.close();
	}

	/**
	 * Decodes a token seen before.
	 * @return the decoded token
	 */
	@Benchmark
	public Jwt starter() {
		this.position = (this.position + 1) % TOKENS;
		return this.starter.decode(this.tokens.get(this.position));
	}

}
