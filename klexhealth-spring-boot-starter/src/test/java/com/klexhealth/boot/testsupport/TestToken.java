package com.klexhealth.boot.testsupport;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import org.jspecify.annotations.Nullable;

/**
 * A token that is valid unless a test makes it otherwise.
 */
public final class TestToken {

	private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();

	private @Nullable String type;

	private @Nullable String keyId;

	private JWSAlgorithm algorithm = JWSAlgorithm.RS256;

	private JWK key = TestKeys.RSA;

	TestToken(@Nullable String type, String issuer, String audience) {
		Instant now = Instant.now();
		this.type = type;
		this.keyId = this.key.getKeyID();
		claim("iss", issuer).claim("aud", List.of(audience))
			.claim("sub", "0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11")
			.claim("iat", now.getEpochSecond())
			.claim("exp", now.plusSeconds(300).getEpochSecond())
			.claim("jti", UUID.randomUUID().toString());
	}

	/**
	 * Sets a claim, or removes it.
	 * @param name the name
	 * @param value the value, {@code null} to remove the claim
	 * @return this
	 */
	public TestToken claim(String name, @Nullable Object value) {
		if (value != null) {
			this.claims.put(name, value);
		}
		else {
			this.claims.remove(name);
		}
		return this;
	}

	public TestToken type(@Nullable String type) {
		this.type = type;
		return this;
	}

	public TestToken keyId(@Nullable String keyId) {
		this.keyId = keyId;
		return this;
	}

	public TestToken signedWith(JWK key, JWSAlgorithm algorithm) {
		this.key = key;
		this.keyId = key.getKeyID();
		this.algorithm = algorithm;
		return this;
	}

	String serialize() {
		JWSHeader header = new JWSHeader.Builder(this.algorithm)
			.type((this.type != null) ? new JOSEObjectType(this.type) : null)
			.keyID(this.keyId)
			.build();
		JWSObject token = new JWSObject(header, new Payload(this.claims));
		try {
			token.sign(new DefaultJWSSignerFactory().createJWSSigner(this.key, this.algorithm));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return token.serialize();
	}

}
