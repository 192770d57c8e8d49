package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import com.klexhealth.benchmarks.contestant.ContestantApplication;
import com.klexhealth.boot.jwt.LockedJwtDecoder;

/**
 * An issuer with tokens, and the starter's decoder as an application gets it.
 */
final class DecodingState implements AutoCloseable {

	/**
	 * The system property that names the directory of the issuer's certificate.
	 */
	static final String DIRECTORY = "benchmarks.directory";

	private final SigningKeys keys = SigningKeys.generate();

	private final LocalIssuer issuer;

	private final Tokens tokens;

	private @Nullable ConfigurableApplicationContext application;

	DecodingState() throws IOException, InterruptedException {
		LocalCertificate certificate = LocalCertificate.in(Path.of(System.getProperty(DIRECTORY)));
		this.issuer = LocalIssuer.start(certificate, this.keys.published());
		this.tokens = new Tokens(this.issuer.uri(), this.keys);
	}

	SigningKeys keys() {
		return this.keys;
	}

	LocalIssuer issuer() {
		return this.issuer;
	}

	List<String> tokens(JWSAlgorithm algorithm, int count) {
		return this.tokens.create(algorithm, count);
	}

	/**
	 * Starts the application.
	 * @param algorithm the algorithm that one token is decoded with, for the keys to be
	 * held
	 * @param further arguments beside its own
	 * @return its decoder
	 */
	LockedJwtDecoder start(JWSAlgorithm algorithm, String... further) {
		ConfigurableApplicationContext started = new SpringApplicationBuilder(ContestantApplication.class)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=warn")
			.run(Stream.concat(Contestant.KLEXHEALTH.arguments(this.issuer.uri()).stream(), Stream.of(further))
				.toArray(String[]::new));
		this.application = started;
		LockedJwtDecoder decoder = started.getBean(LockedJwtDecoder.class);
		decoder.decode(this.tokens.create(algorithm));
		return decoder;
	}

	@Override
	public void close() {
		if (this.application != null) {
			this.application.close();
		}
		this.issuer.close();
	}

}
