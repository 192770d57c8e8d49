package com.klexhealth.boot.keys;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.testsupport.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link KeyPolicy}.
 */
class KeyPolicyTests {

	private static final Map<String, Object> RSA = new HashMap<>(TestKeys.RSA.toPublicJWK().toJSONObject());

	private static final Map<String, Object> EC = new HashMap<>(TestKeys.EC.toPublicJWK().toJSONObject());

	private final MutableClock clock = new MutableClock();

	private final KeyPolicy policy = new KeyPolicy(Set.of("RS256", "PS256", "ES256", "ES384", "ES512"), this.clock);

	@Test
	void aSigningKeyIsAccepted() throws RefusedKeyException {
		assertThat(this.policy.accept(RSA)).isEqualTo(TestKeys.RSA.toPublicJWK());
		assertThat(this.policy.accept(EC)).isEqualTo(TestKeys.EC.toPublicJWK());
	}

	@ParameterizedTest
	@CsvSource({ "P-256,ES256", "P-384,ES384", "P-521,ES512", "P-384,", "P-521," })
	void acceptsTheCurvesOfSignatures(String curve, @Nullable String algorithm) throws Exception {
		Map<String, Object> key = new HashMap<>(
				new ECKeyGenerator(Curve.parse(curve)).generate().toPublicJWK().toJSONObject());
		assertThat(this.policy.accept(with(key, "alg", algorithm))).isNotNull();
	}

	@ParameterizedTest
	@MethodSource
	void whatAKeySaysOfItselfMayLetItPass(String name, @Nullable Object value) throws RefusedKeyException {
		assertThat(this.policy.accept(with(RSA, name, value))).isNotNull();
	}

	static Stream<Arguments> whatAKeySaysOfItselfMayLetItPass() {
		return Stream.of(arguments("use", null), arguments("use", "sig"), arguments("key_ops", null),
				arguments("key_ops", List.of("verify")), arguments("key_ops", List.of("sign", "verify")),
				arguments("key_ops", List.of("verify", "attest")), arguments("alg", null), arguments("alg", "RS256"),
				arguments("alg", "PS256"), arguments("kid", null), arguments("exp", 1_795_435_201L),
				arguments("nbf", 1_795_435_200L), arguments("unknown", Map.of()), arguments("d", null));
	}

	@ParameterizedTest
	@MethodSource
	void whatAKeySaysOfItselfMayRefuseIt(KeyRefusal refusal, String name, @Nullable Object value) {
		assertRefused(with(RSA, name, value), refusal);
	}

	static Stream<Arguments> whatAKeySaysOfItselfMayRefuseIt() {
		return Stream.of(arguments(KeyRefusal.TYPE, "kty", "oct"), arguments(KeyRefusal.TYPE, "kty", "OKP"),
				arguments(KeyRefusal.TYPE, "kty", "rsa"), arguments(KeyRefusal.TYPE, "kty", null),
				arguments(KeyRefusal.TYPE, "kty", 1L), arguments(KeyRefusal.TYPE, "kty", "AKP"),
				arguments(KeyRefusal.MALFORMED, "kty", "EC"), arguments(KeyRefusal.MALFORMED, "n", null),
				arguments(KeyRefusal.MALFORMED, "n", "!!!"), arguments(KeyRefusal.MALFORMED, "n", List.of()),
				arguments(KeyRefusal.MALFORMED, "e", null), arguments(KeyRefusal.MALFORMED, "e", 65537L),
				arguments(KeyRefusal.MALFORMED, "e", "AQ*AB"), arguments(KeyRefusal.MALFORMED, "use", 1L),
				arguments(KeyRefusal.MALFORMED, "kid", List.of("a")), arguments(KeyRefusal.MALFORMED, "alg", Map.of()),
				arguments(KeyRefusal.MALFORMED, "key_ops", "verify"),
				arguments(KeyRefusal.MALFORMED, "x5c", List.of("a")), arguments(KeyRefusal.MALFORMED, "exp", "soon"),
				arguments(KeyRefusal.USE, "use", "enc"), arguments(KeyRefusal.USE, "use", "SIG"),
				arguments(KeyRefusal.OPERATIONS, "key_ops", List.of()),
				arguments(KeyRefusal.OPERATIONS, "key_ops", List.of("sign")),
				arguments(KeyRefusal.OPERATIONS, "key_ops", List.of("attest")),
				arguments(KeyRefusal.MALFORMED, "key_ops", List.of("verify", 1L)),
				arguments(KeyRefusal.ALGORITHM, "alg", "RS512"), arguments(KeyRefusal.ALGORITHM, "alg", "RSA-OAEP"),
				arguments(KeyRefusal.ALGORITHM, "alg", "ES256"), arguments(KeyRefusal.ALGORITHM, "alg", "none"),
				arguments(KeyRefusal.ALGORITHM, "alg", "HS256"), arguments(KeyRefusal.TIME, "exp", 1_795_435_200L),
				arguments(KeyRefusal.TIME, "exp", 0L), arguments(KeyRefusal.TIME, "nbf", 1_795_435_201L), arguments(
						KeyRefusal.REVOKED, "revoked", Map.of("revoked_at", 1_795_435_200L, "reason", "compromised")));
	}

	@Test
	void whenItMayEncryptButNotVerifyThenRefused() {
		assertRefused(with(with(RSA, "use", null), "key_ops", List.of("encrypt")), KeyRefusal.OPERATIONS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "d", "p", "q", "dp", "dq", "qi", "oth", "k" })
	void whenThePrivatePartIsPublishedThenRefused(String name) {
		assertRefused(with(RSA, name, "AQAB"), KeyRefusal.PRIVATE);
	}

	@Test
	void whenTheWholePrivateKeyIsPublishedThenRefused() {
		assertRefused(TestKeys.RSA.toJSONObject(), KeyRefusal.PRIVATE);
		assertRefused(TestKeys.EC.toJSONObject(), KeyRefusal.PRIVATE);
	}

	@ParameterizedTest
	@CsvSource({ "2048,true", "2047,false", "1024,false", "16384,true", "16385,false", "256,false" })
	void anRsaKeyHasEnoughBitsAndNotTooMany(int bits, boolean accepted) throws RefusedKeyException {
		Map<String, Object> key = with(RSA, "n", encode(BigInteger.ONE.shiftLeft(bits - 1).setBit(0)));
		if (accepted) {
			assertThat(this.policy.accept(key)).isNotNull();
		}
		else {
			assertRefused(key, KeyRefusal.RSA_SIZE);
		}
	}

	@ParameterizedTest
	@CsvSource({ "65537,true", "65539,true", "65535,false", "65536,false", "65538,false", "3,false", "1,false",
			"0,false", "18446744073709551615,true", "18446744073709551617,false" })
	void anRsaKeyHasAGoodExponent(BigInteger exponent, boolean accepted) throws RefusedKeyException {
		Map<String, Object> key = with(RSA, "e", encode(exponent));
		if (accepted) {
			assertThat(this.policy.accept(key)).isNotNull();
		}
		else {
			assertRefused(key, KeyRefusal.RSA_EXPONENT);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "secp256k1", "P-256K", "P-192", "Ed25519", "", "p-256" })
	void whenTheCurveIsNotForSignaturesOfTokensThenRefused(String curve) {
		assertRefused(with(EC, "crv", curve), KeyRefusal.CURVE);
	}

	@Test
	void whenThePointIsNotOnTheCurveThenRefused() {
		assertRefused(with(EC, "x", "AQ"), KeyRefusal.MALFORMED);
		assertRefused(with(EC, "y", EC.get("x")), KeyRefusal.MALFORMED);
		assertRefused(with(EC, "y", null), KeyRefusal.MALFORMED);
		assertRefused(with(EC, "crv", null), KeyRefusal.MALFORMED);
		assertRefused(with(EC, "crv", "P-384"), KeyRefusal.MALFORMED);
		assertRefused(with(EC, "x", "*" + EC.get("x")), KeyRefusal.MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ES384", "RS256", "ECDH-ES" })
	void whenTheAlgorithmDoesNotFitTheCurveThenRefused(String algorithm) {
		assertRefused(with(EC, "alg", algorithm), KeyRefusal.ALGORITHM);
	}

	@Test
	void whenTheAlgorithmIsNotConfiguredThenRefused() {
		assertThatExceptionOfType(RefusedKeyException.class)
			.isThrownBy(() -> new KeyPolicy(Set.of("RS256"), this.clock).accept(with(EC, "alg", "ES256")))
			.withMessage("its alg is none of the accepted algorithms, or none of them fits it");
	}

	@Test
	void whenNoAlgorithmThatIsConfiguredFitsThenRefused() throws Exception {
		KeyPolicy policy = new KeyPolicy(Set.of("ES256"), this.clock);
		assertThat(policy.accept(with(EC, "alg", null))).isNotNull();
		Map<String, Object> larger = new ECKeyGenerator(Curve.P_384).generate().toPublicJWK().toJSONObject();
		for (Map<String, Object> key : List.of(with(RSA, "alg", null), larger)) {
			assertThatExceptionOfType(RefusedKeyException.class).isThrownBy(() -> policy.accept(key))
				.satisfies((ex) -> assertThat(ex.getRefusal()).isEqualTo(KeyRefusal.ALGORITHM));
		}
	}

	@Test
	void whenTheModulusIsEvenThenRefused() {
		BigInteger modulus = TestKeys.RSA.getModulus().decodeToBigInteger();
		assertRefused(with(RSA, "n", encode(modulus.clearBit(0))), KeyRefusal.MALFORMED);
	}

	@Test
	void whatIsNoObjectIsRefused() {
		for (Object published : Arrays.asList("a", 1L, true, List.of(), null)) {
			assertRefused(published, KeyRefusal.MALFORMED);
		}
	}

	private void assertRefused(@Nullable Object published, KeyRefusal refusal) {
		assertThatExceptionOfType(RefusedKeyException.class).isThrownBy(() -> accept(published))
			.satisfies((ex) -> assertThat(ex.getRefusal()).isEqualTo(refusal));
	}

	private JWK accept(@Nullable Object published) throws RefusedKeyException {
		return this.policy.accept(published);
	}

	private static Map<String, Object> with(Map<String, Object> key, String name, @Nullable Object value) {
		Map<String, Object> changed = new LinkedHashMap<>(key);
		if (value != null) {
			changed.put(name, value);
		}
		else {
			changed.remove(name);
		}
		return changed;
	}

	private static String encode(BigInteger number) {
		return Base64URL.encode(number).toString();
	}

}
