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

	String create(JWSAlgorithm algorithm) {
		return create(algorithm, this.keys.keyId(algorithm), this.keys);
	}

	/**
	 * Creates a token with any key id.
	 * @param algorithm the algorithm in the header
	 * @param keyId the key id in the header
	 * @param signer the keys to sign with
	 * @return the token
	 */
	String create(JWSAlgorithm algorithm, String keyId, SigningKeys signer) {
		SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(keyId).build(),
				claims());
		try {
			jwt.sign(signer.signer(algorithm));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return jwt.serialize();
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
