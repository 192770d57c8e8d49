package com.klexhealth.boot.keys;

import java.security.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyConverter;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * Selects the keys that may have signed a token, as Nimbus does, but turns each of the
 * issuer's keys into one of Java's only once: for an RSA key that takes a sixth of the
 * time that verifying the signature takes. And a curve fits only the algorithm that is
 * for it (RFC 7518, section 3.4): a token without a key id is verified with the one key
 * that fits, of which there would be several otherwise.
 */
public final class VerificationKeySelector extends JWSVerificationKeySelector<SecurityContext> {

	/** By identity, and no longer than the issuer's key is held. */
	private final Cache<JWK, List<Key>> converted = Caffeine.newBuilder()
		.weakKeys()
		// waking another thread takes longer than what there is to do
		.executor(Runnable::run)
		.build();

	/**
	 * Creates the selector.
	 * @param algorithms signature algorithms to accept
	 * @param keys the issuer's keys
	 */
	public VerificationKeySelector(Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys) {
		super(algorithms, keys);
	}

	/*
	 * What the header says of a certificate is left out: the key set need not have it
	 * (RFC 7517, section 4.9), and the signature tells what matters.
	 */
	@Override
	protected @Nullable JWKMatcher createJWKMatcher(JWSHeader header) {
		JWSAlgorithm algorithm = header.getAlgorithm();
		if (!isAllowed(algorithm)) {
			return null;
		}
		JWKMatcher matcher = super.createJWKMatcher(new JWSHeader.Builder(algorithm).keyID(header.getKeyID()).build());
		return (matcher != null) ? new JWKMatcher.Builder(matcher).curves(Curve.forJWSAlgorithm(algorithm)).build()
				: null;
	}

	@Override
	public List<Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context) throws KeySourceException {
		JWKSelector selector = selector(header);
		if (selector == null) {
			return List.of();
		}
		List<Key> selected = new ArrayList<>();
		for (JWK key : getJWKSource().get(selector, context)) {
			selected.addAll(this.converted.get(key, (unused) -> KeyConverter.toJavaKeys(List.of(key.toPublicJWK()))));
		}
		return selected;
	}

	/**
	 * Tells which keys may have signed a token.
	 * @param header the header of the token
	 * @return what they have to be like, {@code null} if its algorithm is not accepted
	 */
	public @Nullable JWKSelector selector(JWSHeader header) {
		JWKMatcher matcher = createJWKMatcher(header);
		return (matcher != null) ? new JWKSelector(matcher) : null;
	}

}
