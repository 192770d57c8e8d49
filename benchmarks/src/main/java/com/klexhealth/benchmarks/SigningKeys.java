package com.klexhealth.benchmarks;

import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/**
 * A provider's keys, one for each algorithm.
 */
final class SigningKeys {

	/**
	 * The algorithms that are measured.
	 */
	static final List<JWSAlgorithm> ALGORITHMS = List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

	private static final int RSA_BITS = 2048;

	private final List<JWK> keys;

	private SigningKeys(List<JWK> keys) {
		this.keys = keys;
	}

	static SigningKeys generate() {
		return new SigningKeys(ALGORITHMS.stream().map(SigningKeys::generate).toList());
	}

	String keyId(JWSAlgorithm algorithm) {
		return key(algorithm).getKeyID();
	}

	JWSSigner signer(JWSAlgorithm algorithm) throws JOSEException {
		JWK key = key(algorithm);
		return (key instanceof ECKey ecKey) ? new ECDSASigner(ecKey) : new RSASSASigner(key.toRSAKey());
	}

	JWK key(JWSAlgorithm algorithm) {
		return this.keys.stream().filter((key) -> algorithm.equals(key.getAlgorithm())).findFirst().orElseThrow();
	}

	JWKSet published() {
		return new JWKSet(this.keys).toPublicJWKSet();
	}

	private static JWK generate(JWSAlgorithm algorithm) {
		try {
			if (JWSAlgorithm.Family.EC.contains(algorithm)) {
				ECKey key = new ECKeyGenerator(Curve.P_256).generate();
				return new ECKey.Builder(key).algorithm(algorithm).keyUse(KeyUse.SIGNATURE).keyID(id()).build();
			}
			RSAKey key = new RSAKeyGenerator(RSA_BITS).generate();
			return new RSAKey.Builder(key).algorithm(algorithm).keyUse(KeyUse.SIGNATURE).keyID(id()).build();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String id() {
		return UUID.randomUUID().toString();
	}

}
