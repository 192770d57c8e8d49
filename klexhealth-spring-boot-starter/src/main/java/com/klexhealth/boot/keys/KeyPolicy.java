package com.klexhealth.boot.keys;

import java.math.BigInteger;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import org.jspecify.annotations.Nullable;

/**
 * Which of the keys that an issuer publishes may verify its tokens (RFC 7517, section 4;
 * RFC 8725, section 3.5).
 */
final class KeyPolicy {

	private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

	private static final List<String> PUBLIC_MEMBERS = List.of("n", "e", "x", "y");

	private static final Set<String> KNOWN = Arrays.stream(KeyOperation.values())
		.map(KeyOperation::identifier)
		.collect(Collectors.toUnmodifiableSet());

	private static final Set<String> CURVES = Set.of("P-256", "P-384", "P-521");

	private static final int MINIMUM_RSA_BITS = 2048;

	private static final int MAXIMUM_RSA_BITS = 16384;

	private static final BigInteger MINIMUM_RSA_EXPONENT = BigInteger.valueOf(65537);

	private static final int MAXIMUM_RSA_EXPONENT_BITS = 64;

	private final Set<String> algorithms;

	private final Clock clock;

	/**
	 * Creates the policy.
	 * @param algorithms names of the signature algorithms that are accepted
	 * @param clock tells the time
	 */
	KeyPolicy(Set<String> algorithms, Clock clock) {
		this.algorithms = Set.copyOf(algorithms);
		this.clock = clock;
	}

	/**
	 * Reads a key.
	 * @param published the key as it was published, of whatever type
	 * @return the key
	 * @throws RefusedKeyException if it is not to be used
	 */
	JWK accept(@Nullable Object published) throws RefusedKeyException {
		Map<String, Object> members = members(published);
		refuseIf(PRIVATE_MEMBERS.stream().anyMatch((name) -> members.get(name) != null), KeyRefusal.PRIVATE);
		boolean curve = "EC".equals(members.get("kty"));
		refuseIf(!curve && !"RSA".equals(members.get("kty")), KeyRefusal.TYPE);
		refuseIf(curve && members.get("crv") instanceof String name && !CURVES.contains(name), KeyRefusal.CURVE);
		JWK key = parse(members);
		refuseIf(key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse()), KeyRefusal.USE);
		refuseIf(key.getKeyOperations() != null && !key.getKeyOperations().contains(KeyOperation.VERIFY),
				KeyRefusal.OPERATIONS);
		if (key instanceof RSAKey rsa) {
			checkRsa(rsa);
		}
		refuseIf(!isOfUse(key), KeyRefusal.ALGORITHM);
		checkTimes(key);
		checkUsable(key);
		return key;
	}

	private static Map<String, Object> members(@Nullable Object published) throws RefusedKeyException {
		if (published instanceof Map<?, ?> map) {
			// JSON has no names but strings
			@SuppressWarnings("unchecked")
			Map<String, Object> members = (Map<String, Object>) map;
			return members;
		}
		throw new RefusedKeyException(KeyRefusal.MALFORMED);
	}

	/*
	 * Nimbus skips characters that are no base64, which would make another key of it, and
	 * takes no operation that it does not know, though there may be others.
	 */
	private static JWK parse(Map<String, Object> published) throws RefusedKeyException {
		try {
			Map<String, Object> members = new HashMap<>(published);
			members.computeIfPresent("key_ops", (name, operations) -> known(operations));
			for (String name : PUBLIC_MEMBERS) {
				if (members.get(name) instanceof String text) {
					Base64.getUrlDecoder().decode(text);
				}
			}
			return JWK.parse(members);
		}
		catch (ParseException | RuntimeException ex) {
			throw new RefusedKeyException(KeyRefusal.MALFORMED);
		}
	}

	private static Object known(Object operations) {
		return (operations instanceof List<?> list) ? list.stream()
			.filter((operation) -> !(operation instanceof String name) || KNOWN.contains(name))
			.toList() : operations;
	}

	/*
	 * A key that Java cannot work with would be found out only by the first token.
	 */
	private static void checkUsable(JWK key) throws RefusedKeyException {
		try {
			((AsymmetricJWK) key).toPublicKey();
		}
		catch (JOSEException | RuntimeException ex) {
			throw new RefusedKeyException(KeyRefusal.MALFORMED);
		}
	}

	private static void checkRsa(RSAKey key) throws RefusedKeyException {
		BigInteger modulus = key.getModulus().decodeToBigInteger();
		// no product of two large primes, though Java takes it
		refuseIf(!modulus.testBit(0), KeyRefusal.MALFORMED);
		int bits = modulus.bitLength();
		refuseIf(bits < MINIMUM_RSA_BITS || bits > MAXIMUM_RSA_BITS, KeyRefusal.RSA_SIZE);
		BigInteger exponent = key.getPublicExponent().decodeToBigInteger();
		refuseIf(!exponent.testBit(0) || exponent.compareTo(MINIMUM_RSA_EXPONENT) < 0
				|| exponent.bitLength() > MAXIMUM_RSA_EXPONENT_BITS, KeyRefusal.RSA_EXPONENT);
	}

	/*
	 * A key that no accepted algorithm can use must not make a set a good one.
	 */
	private boolean isOfUse(JWK key) {
		Algorithm algorithm = key.getAlgorithm();
		return this.algorithms.stream()
			.filter((name) -> algorithm == null || name.equals(algorithm.getName()))
			.anyMatch((name) -> fits(key, JWSAlgorithm.parse(name)));
	}

	private static boolean fits(JWK key, JWSAlgorithm signature) {
		return (key instanceof ECKey ec)
				? Curve.forJWSAlgorithm(signature) != null && Curve.forJWSAlgorithm(signature).contains(ec.getCurve())
				: JWSAlgorithm.Family.RSA.contains(signature);
	}

	private void checkTimes(JWK key) throws RefusedKeyException {
		Date now = Date.from(this.clock.instant());
		refuseIf(key.getExpirationTime() != null && !now.before(key.getExpirationTime()), KeyRefusal.TIME);
		refuseIf(key.getNotBeforeTime() != null && now.before(key.getNotBeforeTime()), KeyRefusal.TIME);
		refuseIf(key.getKeyRevocation() != null, KeyRefusal.REVOKED);
	}

	private static void refuseIf(boolean broken, KeyRefusal refusal) throws RefusedKeyException {
		if (broken) {
			throw new RefusedKeyException(refusal);
		}
	}

}
