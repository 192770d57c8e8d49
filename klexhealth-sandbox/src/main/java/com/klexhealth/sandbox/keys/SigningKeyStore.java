package com.klexhealth.sandbox.keys;

import java.text.ParseException;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the signing key, so that tokens stay valid when a file outlives a restart.
 */
final class SigningKeyStore {

	private static final int KEY_SIZE = 2048;

	private final JdbcClient jdbc;

	SigningKeyStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	RSAKey loadOrGenerate() {
		try {
			List<String> keys = this.jdbc.sql("SELECT jwk FROM signing_key").query(String.class).list();
			return (!keys.isEmpty()) ? RSAKey.parse(keys.get(0)) : generate();
		}
		catch (JOSEException | ParseException ex) {
			throw new IllegalStateException("There is no key to sign tokens with", ex);
		}
	}

	private RSAKey generate() throws JOSEException {
		RSAKey key = new RSAKeyGenerator(KEY_SIZE).keyUse(KeyUse.SIGNATURE)
			.algorithm(JWSAlgorithm.RS256)
			.keyIDFromThumbprint(true)
			.generate();
		this.jdbc.sql("INSERT INTO signing_key (key_id, jwk) VALUES (?, ?)")
			.param(key.getKeyID())
			.param(key.toJSONString())
			.update();
		return key;
	}

}
