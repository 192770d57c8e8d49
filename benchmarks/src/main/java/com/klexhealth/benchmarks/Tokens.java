package com.klexhealth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Issues access tokens of about one kilobyte that look like Keycloak's.
 */
final class Tokens {

	/**
	 * Who the tokens are meant for.
	 */
	static final String AUDIENCE = "prescriptions-api";

	private static final int UNKNOWN = 2000;

	private static final Duration LIFETIME = Duration.ofHours(10);

	private final String issuer;

	private final SigningKeys keys;

	Tokens(String issuer, SigningKeys keys) {
		this.issuer = issuer;
		this.keys = keys;
	}

	List<String> create(JWSAlgorithm algorithm, int count) {
		return IntStream.range(0, count).parallel().mapToObj((index) -> create(algorithm)).toList();
	}

	/**
	 * Creates tokens with fitting claims and key ids that nobody knows.
	 * @return the tokens
	 */
	List<String> createUnknown() {
		SigningKeys foreign = SigningKeys.generate();
		return IntStream.range(0, UNKNOWN)
			.parallel()
			.mapToObj((index) -> sign(JWSAlgorithm.RS256, UUID.randomUUID().toString(), foreign, claims()))
			.toList();
	}

	String create(JWSAlgorithm algorithm) {
		return sign(algorithm, this.keys.keyId(algorithm), this.keys, claims());
	}

	private String sign(JWSAlgorithm algorithm, String keyId, SigningKeys signer, JWTClaimsSet claims) {
		SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(keyId).build(),
				claims);
		try {
			jwt.sign(signer.signer(algorithm));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return jwt.serialize();
	}

	String createIdToken(String clientId, String nonce) {
		Instant now = Instant.now();
		return sign(JWSAlgorithm.RS256, this.keys.keyId(JWSAlgorithm.RS256), this.keys,
				new JWTClaimsSet.Builder().issuer(this.issuer)
					.subject(UUID.randomUUID().toString())
					.audience(clientId)
					.issueTime(Date.from(now))
					.expirationTime(Date.from(now.plus(LIFETIME)))
					.claim("typ", "ID")
					.claim("azp", clientId)
					.claim("nonce", nonce)
					.build());
	}

	private JWTClaimsSet claims() {
		Instant now = Instant.now();
		return new JWTClaimsSet.Builder().issuer(this.issuer)
			.subject(UUID.randomUUID().toString())
			.audience(AUDIENCE)
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(LIFETIME)))
			.jwtID(UUID.randomUUID().toString())
			.claim("typ", "Bearer")
			.claim("azp", "prescriptions-web")
			.claim("sid", UUID.randomUUID().toString())
			.claim("acr", "1")
			.claim("realm_access",
					Map.of("roles", List.of("offline_access", "practitioner", "default-roles-klexhealth")))
			.claim("scope", "openid profile email")
			.claim("email_verified", true)
			.claim("name", "Katharina Weber")
			.claim("preferred_username", "katharina.weber")
			.claim("given_name", "Katharina")
			.claim("family_name", "Weber")
			.claim("email", "katharina.weber@praxis.example")
			.build();
	}

	static Path write(Path file, List<String> tokens) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		return Files.write(file, tokens);
	}

}
