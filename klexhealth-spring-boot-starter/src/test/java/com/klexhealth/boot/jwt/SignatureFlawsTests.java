package com.klexhealth.boot.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.testsupport.RawToken;
import com.klexhealth.boot.testsupport.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The flaws that Project Wycheproof looks for in libraries for JWS, in tokens that are
 * valid but for them. The names of the cases are those of Wycheproof.
 *
 * @see <a href="https://github.com/C2SP/wycheproof">Project Wycheproof</a>
 */
class SignatureFlawsTests {

	private static final BigInteger ORDER = TestKeys.EC.getCurve().toECParameterSpec().getOrder();

	/** A DigestInfo of SHA-256 up to the hash (RFC 8017, section 9.2, note 1). */
	private static final String DIGEST_INFO = "3031300d060960864801650304020105000420";

	private final Tokens tokens = new Tokens(false, List.of());

	@ParameterizedTest(name = "{0}")
	@MethodSource("valid")
	void whatIsSignedRightIsAccepted(String name, String token) {
		assertThat(this.tokens.verdict(token)).isEqualTo("accepted");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "compact", "elliptic", "padding", "probabilistic", "confusion" })
	void whatIsFlawedIsRefused(String name, String token) {
		assertThat(this.tokens.verdict(token)).isIn("refused", "malformed_token");
	}

	@ParameterizedTest
	@ValueSource(strings = { "RS256", "PS256", "ES256" })
	void theSignatureOfAnotherTokenIsRefused(String algorithm) {
		String one = signed(algorithm).compact();
		String other = signed(algorithm).claim("jti", "'other'").compact();
		String mixed = other.substring(0, other.lastIndexOf('.')) + one.substring(one.lastIndexOf('.'));
		assertThat(this.tokens.verdict(one)).isEqualTo("accepted");
		assertThat(this.tokens.verdict(other)).isEqualTo("accepted");
		assertThat(this.tokens.verdict(mixed)).isEqualTo("refused");
	}

	@Test
	void theHandMadePaddingsAreRightWhereTheyAreNotFlawed() {
		assertThat(this.tokens.verdict(pkcs1(DIGEST_INFO))).isEqualTo("accepted");
		assertThat(this.tokens.verdict(pss(UnaryOperator.identity(), 32))).isEqualTo("accepted");
	}

	static Stream<Arguments> valid() {
		return Stream.of(Arguments.of("acceptsValid RS256", signed("RS256").compact()),
				Arguments.of("acceptsValid PS256", signed("PS256").compact()),
				Arguments.of("acceptsValid ES256", signed("ES256").compact()),
				Arguments.of("ValidSpacesInJsonHeader",
						Tokens.token((token) -> token.headerBytes(
								RawToken.utf8("{ \"kid\" : \"rsa\", \"typ\" : \"at+jwt\", \"alg\" : \"RS256\" }")))),
				Arguments.of("ValidWhiteSpaceInJsonHeader",
						Tokens.token((token) -> token.headerBytes(
								RawToken.utf8("{\"kid\":\"rsa\",\n\t\"typ\":\"at+jwt\",\r\n\"alg\":\"RS256\"}")))),
				Arguments.of("sIsHigh", elliptic((rs) -> concat(r(rs), ORDER.subtract(low(s(rs)))))),
				Arguments.of("sIsLow", elliptic((rs) -> concat(r(rs), low(s(rs))))));
	}

	static Stream<Arguments> compact() {
		return Stream.of("RS256", "PS256", "ES256").flatMap((algorithm) -> {
			String token = signed(algorithm).compact();
			String[] parts = token.split("\\.");
			String none = RawToken.encode(RawToken.utf8("{\"alg\":\"none\",\"typ\":\"at+jwt\"}"));
			return Stream.of(flaw(algorithm, "rejectsModifiedSignature", parts[0], parts[1], swap(parts[2])),
					flaw(algorithm, "rejectsModifiedPayload", parts[0], swap(parts[1]), parts[2]),
					flaw(algorithm, "rejectsModifiedHeader", swap(parts[0]), parts[1], parts[2]),
					flaw(algorithm, "rejectsMissingSignature", parts[0], parts[1], ""),
					flaw(algorithm, "rejectsMissingSignatureAndSeparator", parts[0], parts[1]),
					flaw(algorithm, "rejectsMissingPayload", parts[0], "", parts[2]),
					flaw(algorithm, "rejectsMissingPayloadAndSeparator", parts[0], parts[2]),
					flaw(algorithm, "rejectsMissingHeader", "", parts[1], parts[2]),
					flaw(algorithm, "rejectsMissingHeaderAndSeparator", parts[1], parts[2]),
					flaw(algorithm, "rejectsMissingHeaderAndSignature", "", parts[1], ""),
					flaw(algorithm, "rejectsMissingHeaderSignatureAndSeparators", parts[1]),
					flaw(algorithm, "rejectsEmptyString", ""),
					flaw(algorithm, "rejectsExtraEmptyComponent", parts[0], parts[1], parts[2], ""),
					flaw(algorithm, "rejectsExtraComponent", parts[0], parts[1], parts[2], parts[2]),
					flaw(algorithm, "rejectsNoneAlgorithmAndMissingSignature", none, parts[1], ""),
					flaw(algorithm, "algIsNone", none, parts[1], parts[2]),
					flaw(algorithm, "rejectsSpacesInSignature", parts[0], parts[1], "    " + parts[2]),
					flaw(algorithm, "spacesInHeader", parts[0] + "    ", parts[1], parts[2]),
					flaw(algorithm, "spacesInPayload", parts[0], "    " + parts[1], parts[2]),
					flaw(algorithm, "invalidCharactersInHeader", parts[0] + "####", parts[1], parts[2]),
					flaw(algorithm, "invalidCharactersInPayload", parts[0], "####" + parts[1], parts[2]),
					flaw(algorithm, "rejectsInvalidCharacterInsertedInSignature", parts[0], parts[1], "?" + parts[2]),
					flaw(algorithm, "invalidBase64Padding", parts[0], parts[1], parts[2] + "=="),
					flaw(algorithm, "truncatedSignature", parts[0], parts[1],
							parts[2].substring(0, parts[2].length() - 4)),
					flaw(algorithm, "prependingZerosToSignature", parts[0], parts[1], "AAAA" + parts[2]),
					flaw(algorithm, "rejectsValidJsonSerialization",
							"{\"payload\":\"" + parts[1] + "\",\"signatures\":[{\"protected\":\"" + parts[0]
									+ "\",\"signature\":\"" + parts[2] + "\"}]}"));
		});
	}

	static Stream<Arguments> elliptic() {
		BigInteger zero = BigInteger.ZERO;
		BigInteger one = BigInteger.ONE;
		BigInteger last = ORDER.subtract(one);
		BigInteger end = BigInteger.ONE.shiftLeft(256).subtract(one);
		List<BigInteger> edges = List.of(zero, one, last, ORDER, ORDER.add(one), end);
		Stream<Arguments> atTheEdges = edges.stream()
			.flatMap((r) -> edges.stream()
				.map((s) -> Arguments.of("r is " + r.toString(16) + ", s is " + s.toString(16),
						elliptic((rs) -> concat(r, s)))));
		Stream<Arguments> others = Stream.of(Arguments.of("r and s swapped", elliptic((rs) -> concat(s(rs), r(rs)))),
				Arguments.of("rIsZero", elliptic((rs) -> concat(zero, s(rs)))),
				Arguments.of("sIsZero", elliptic((rs) -> concat(r(rs), zero))),
				Arguments.of("r negated", elliptic((rs) -> concat(ORDER.subtract(r(rs)), s(rs)))),
				Arguments.of("SignatureTooLong", elliptic((rs) -> padded(r(rs), s(rs), 33))),
				Arguments.of("SignatureTooLong, 64 bytes each", elliptic((rs) -> padded(r(rs), s(rs), 64))),
				Arguments.of("RisTooBig", elliptic((rs) -> padded(r(rs).add(ORDER), s(rs), 33))),
				Arguments.of("SisTooBig", elliptic((rs) -> padded(r(rs), s(rs).add(ORDER), 33))),
				Arguments.of("IntegerOverflow",
						elliptic((rs) -> padded(r(rs).add(one.shiftLeft(256)), s(rs).add(one.shiftLeft(256)), 33))),
				Arguments.of("BufferOverflow", elliptic((rs) -> new byte[4096])),
				Arguments.of("TrailingZeros", elliptic((rs) -> Arrays.copyOf(rs, 66))),
				Arguments.of("truncated", elliptic((rs) -> Arrays.copyOf(rs, 63))),
				Arguments.of("half", elliptic((rs) -> Arrays.copyOf(rs, 32))),
				Arguments.of("one byte", elliptic((rs) -> new byte[1])),
				Arguments.of("DER", signed("ES256").signedBy("ES256", "ec", SignatureFlawsTests::der).compact()));
		return Stream.concat(atTheEdges, others);
	}

	/*
	 * Each flaw of the DigestInfo that a lenient parser would overlook. Its parts are a
	 * sequence of a sequence of an identifier and NULL, and of an octet string.
	 */
	static Stream<Arguments> padding() {
		return Stream.of(padding("lengthOfSequenceUsesLongFormEncoding", "308131300d060960864801650304020105000420"),
				padding("lengthOfSequenceContainsALeading0", "30820031300d060960864801650304020105000420"),
				padding("lengthOfSequenceUses50InsteadOf49", "3032300d060960864801650304020105000420"),
				padding("lengthOfSequenceUses48InsteadOf49", "3030300d060960864801650304020105000420"),
				padding("uint32OverflowInLengthOfSequence", "30850100000031300d060960864801650304020105000420"),
				padding("uint64OverflowInLengthOfSequence", "3089010000000000000031300d060960864801650304020105000420"),
				padding("lengthOfSequenceIs2to31sub1", "30847fffffff300d060960864801650304020105000420"),
				padding("lengthOfSequenceIs2to32sub1", "3084ffffffff300d060960864801650304020105000420"),
				padding("lengthOfSequenceIs2to64sub1", "3088ffffffffffffffff300d060960864801650304020105000420"),
				padding("incorrectLengthOfSequence", "30ff300d060960864801650304020105000420"),
				padding("indefiniteLength", "3080300d060960864801650304020105000420"), padding("removingSequence", ""),
				padding("lonelySequenceTag", "30"),
				padding("appendingNullValueToSequence", "3033300f0609608648016503040201050005000420"),
				padding("prependingGarbageToSequence", "30330500300d060960864801650304020105000420"),
				padding("changingTagValueOfSequence", "3131300d060960864801650304020105000420"),
				padding("changingTagValueOfSequence inside", "3031310d060960864801650304020105000420"),
				padding("ReplacingNullWithGarbage", "3031300d0609608648016503040201" + "0501" + "0420"),
				padding("changingTagValueOfNull", "3031300d0609608648016503040201" + "0400" + "0420"),
				padding("lengthOfNullUsesLongFormEncoding", "3032300e0609608648016503040201" + "058100" + "0420"),
				padding("lengthOfOidUsesLongFormEncoding", "3032300e06810960864801650304020105000420"),
				padding("lengthOfOidUses10InsteadOf9", "3031300d060a60864801650304020105000420"),
				padding("wrongOid", "3031300d060960864801650304020205000420"),
				padding("modifyingFirstByteOfOid", "3031300d06096186480165030402010500" + "0420"),
				padding("longerOid", "3032300e060a6086480165030402010105000420"),
				padding("removingOid", "3026300205000420"),
				padding("lengthOfOctetStringUses33InsteadOf32", "3031300d060960864801650304020105000421"),
				padding("lengthOfOctetStringUses31InsteadOf32", "3031300d06096086480165030402010500041f"),
				padding("lengthOfOctetStringUsesLongFormEncoding", "3032300d06096086480165030402010500048120"),
				padding("changingTagValueOfOctetString", "3031300d060960864801650304020105000320"),
				Arguments.of("modifyingFirstByteOfOctetString",
						pkcs1((hash) -> flip(concat(DIGEST_INFO, hash, ""), 19), 0xFF)),
				Arguments.of("modifyingLastByteOfOctetString",
						pkcs1((hash) -> flip(concat(DIGEST_INFO, hash, ""), 50), 0xFF)),
				Arguments.of("truncatedOctetString",
						pkcs1((hash) -> Arrays.copyOf(concat(DIGEST_INFO, hash, ""), 50), 0xFF)),
				Arguments.of("appendZero", pkcs1((hash) -> concat(DIGEST_INFO, hash, "00"), 0xFF)),
				Arguments.of("appendEmptySequence", pkcs1((hash) -> concat(DIGEST_INFO, hash, "3000"), 0xFF)),
				Arguments.of("appendGarbage (Bleichenbacher 2006)",
						pkcs1((hash) -> concat(DIGEST_INFO, hash, "41".repeat(190)), 0xFF)),
				Arguments.of("sequenceOfSequence", pkcs1((hash) -> concat("3033" + DIGEST_INFO, hash, ""), 0xFF)),
				Arguments.of("padding of other bytes", pkcs1((hash) -> concat(DIGEST_INFO, hash, ""), 0xFE)),
				Arguments.of("SHA-1",
						pkcs1((hash) -> concat("3021300906052b0e03021a05000414", Arrays.copyOf(hash, 20), ""), 0xFF)));
	}

	static Stream<Arguments> probabilistic() {
		BigInteger modulus = TestKeys.RSA.getModulus().decodeToBigInteger();
		return Stream.of(Arguments.of("MhashModified", pss((encoded) -> flip(encoded, 223), 32)),
				Arguments.of("lastByteOfMhashModified", pss((encoded) -> flip(encoded, 254), 32)),
				Arguments.of("PSModified", pss((encoded) -> flip(encoded, 10), 32)),
				Arguments.of("SaltModified", pss((encoded) -> flip(encoded, 200), 32)),
				Arguments.of("EmModified: trailer", pss((encoded) -> flip(encoded, 255), 32)),
				Arguments.of("EmModified: first bit", pss((encoded) -> {
					encoded[0] = (byte) (encoded[0] | 0x80);
					return encoded;
				}, 32)), Arguments.of("SaltLenChanged to 0", pss(UnaryOperator.identity(), 0)),
				Arguments.of("SaltLenChanged to 20", pss(UnaryOperator.identity(), 20)),
				Arguments.of("SaltLenChanged to 31", pss(UnaryOperator.identity(), 31)),
				Arguments.of("SaltLenChanged to 33", pss(UnaryOperator.identity(), 33)),
				Arguments.of("SaltLenChanged to 64", pss(UnaryOperator.identity(), 64)),
				Arguments.of("SignatureIs0", rsa("PS256", (input) -> BigInteger.ZERO)),
				Arguments.of("SignatureIs1", rsa("PS256", (input) -> BigInteger.ONE)),
				Arguments.of("SignatureIsNsub1", rsa("PS256", (input) -> modulus.subtract(BigInteger.ONE))),
				Arguments.of("SignatureIsn", rsa("PS256", (input) -> modulus)),
				Arguments.of("SignatureIs0 with RS256", rsa("RS256", (input) -> BigInteger.ZERO)),
				Arguments.of("SignatureIs1 with RS256", rsa("RS256", (input) -> BigInteger.ONE)),
				Arguments.of("SignatureIsNsub1 with RS256", rsa("RS256", (input) -> modulus.subtract(BigInteger.ONE))),
				Arguments.of("SignatureIsnotReduced", rsa("RS256", (input) -> {
					try {
						return new BigInteger(1, RawToken.rs256(input)).add(modulus);
					}
					catch (GeneralSecurityException | JOSEException ex) {
						throw new IllegalStateException(ex);
					}
				})));
	}

	static Stream<Arguments> confusion() throws JOSEException {
		byte[] publicKey = TestKeys.RSA.toPublicKey().getEncoded();
		byte[] publicPoint = TestKeys.EC.toPublicKey().getEncoded();
		return Stream.of(
				Arguments.of("UsingPS256", signed("RS256").signedBy("RS256", "rsa", RawToken::ps256).compact()),
				Arguments.of("UsingRS256", signed("PS256").signedBy("PS256", "rsa", RawToken::rs256).compact()),
				Arguments.of("an elliptic key for RSA",
						signed("RS256").signedBy("RS256", "ec", RawToken::rs256).compact()),
				Arguments.of("an RSA key for ES256",
						signed("ES256").signedBy("ES256", "rsa", RawToken::es256).compact()),
				Arguments.of("SHA-512",
						signed("RS256").signedBy("RS256", "rsa", SignatureFlawsTests::sha512).compact()),
				Arguments.of("rejectsSymmetryConfusionAttacks RSA", symmetric("rsa", publicKey)),
				Arguments.of("rejectsSymmetryConfusionAttacks EC", symmetric("ec", publicPoint)),
				Arguments.of("rejectsSymmetryConfusionAttacks JWK",
						symmetric("rsa", RawToken.utf8(TestKeys.RSA.toPublicJWK().toJSONString()))));
	}

	private static RawToken signed(String algorithm) {
		RawToken token = Tokens.token();
		return switch (algorithm) {
			case "RS256" -> token;
			case "PS256" -> token.signedBy("PS256", "rsa", RawToken::ps256);
			default -> token.signedBy("ES256", "ec", RawToken::es256);
		};
	}

	private static Arguments flaw(String algorithm, String name, String... parts) {
		return Arguments.of(name + " " + algorithm, String.join(".", parts));
	}

	/*
	 * Another character in the middle of a part, which ends in no unused bits.
	 */
	private static String swap(String part) {
		int middle = part.length() / 2;
		char other = (part.charAt(middle) != 'X') ? 'X' : 'Y';
		return part.substring(0, middle) + other + part.substring(middle + 1);
	}

	private static String elliptic(UnaryOperator<byte[]> change) {
		return signed("ES256").signedBy("ES256", "ec", (input) -> change.apply(RawToken.es256(input))).compact();
	}

	private static BigInteger r(byte[] signature) {
		return new BigInteger(1, Arrays.copyOf(signature, 32));
	}

	private static BigInteger s(byte[] signature) {
		return new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
	}

	private static BigInteger low(BigInteger s) {
		return s.min(ORDER.subtract(s));
	}

	private static byte[] concat(BigInteger r, BigInteger s) {
		return padded(r, s, 32);
	}

	private static byte[] padded(BigInteger r, BigInteger s, int length) {
		byte[] both = new byte[2 * length];
		copy(r, both, length);
		copy(s, both, 2 * length);
		return both;
	}

	private static void copy(BigInteger number, byte[] target, int end) {
		byte[] bytes = number.toByteArray();
		int start = (bytes[0] == 0) ? 1 : 0;
		System.arraycopy(bytes, start, target, end - (bytes.length - start), bytes.length - start);
	}

	private static byte[] der(byte[] input) throws GeneralSecurityException, JOSEException {
		Signature signature = Signature.getInstance("SHA256withECDSA");
		signature.initSign(TestKeys.EC.toPrivateKey());
		signature.update(input);
		return signature.sign();
	}

	private static byte[] sha512(byte[] input) throws GeneralSecurityException, JOSEException {
		Signature signature = Signature.getInstance("SHA512withRSA");
		signature.initSign(TestKeys.RSA.toPrivateKey());
		signature.update(input);
		return signature.sign();
	}

	private static String symmetric(String keyId, byte[] secret) {
		return Tokens.token()
			.signedBy("HS256", keyId,
					(input) -> new MACSigner(secret).sign(new JWSHeader(JWSAlgorithm.HS256), input).decode())
			.compact();
	}

	private static Arguments padding(String name, String digestInfo) {
		return Arguments.of(name, pkcs1(digestInfo));
	}

	private static String pkcs1(String digestInfo) {
		return pkcs1((hash) -> concat(digestInfo, hash, ""), 0xFF);
	}

	private static String pkcs1(UnaryOperator<byte[]> digestInfo, int filler) {
		return rsa("RS256", (input) -> {
			byte[] suffix = digestInfo.apply(sha256(input));
			byte[] encoded = new byte[256];
			Arrays.fill(encoded, (byte) filler);
			encoded[0] = 0;
			encoded[1] = 1;
			encoded[255 - suffix.length] = 0;
			System.arraycopy(suffix, 0, encoded, 256 - suffix.length, suffix.length);
			return decrypt(new BigInteger(1, encoded));
		});
	}

	/*
	 * RFC 8017, section 9.1.1, for a modulus of 2048 bits.
	 */
	private static String pss(UnaryOperator<byte[]> change, int saltLength) {
		return rsa("PS256", (input) -> {
			byte[] salt = new byte[saltLength];
			Arrays.fill(salt, (byte) 7);
			byte[] hash = sha256(concat("00".repeat(8), sha256(input), HexFormat.of().formatHex(salt)));
			byte[] encoded = new byte[256];
			encoded[222 - saltLength] = 1;
			System.arraycopy(salt, 0, encoded, 223 - saltLength, saltLength);
			for (int i = 0; i < 223; i++) {
				byte[] mask = sha256(concat("", hash, "%08x".formatted(i / 32)));
				encoded[i] ^= mask[i % 32];
			}
			encoded[0] &= 0x7F;
			System.arraycopy(hash, 0, encoded, 223, 32);
			encoded[255] = (byte) 0xBC;
			return decrypt(new BigInteger(1, change.apply(encoded)));
		});
	}

	private static String rsa(String algorithm, Function<byte[], BigInteger> signature) {
		return Tokens.token().signedBy(algorithm, "rsa", (input) -> {
			byte[] bytes = new byte[256];
			BigInteger number = signature.apply(input);
			if (number.bitLength() > 2048) {
				return number.toByteArray();
			}
			copy(number, bytes, 256);
			return bytes;
		}).compact();
	}

	private static BigInteger decrypt(BigInteger encoded) {
		return encoded.modPow(TestKeys.RSA.getPrivateExponent().decodeToBigInteger(),
				TestKeys.RSA.getModulus().decodeToBigInteger());
	}

	private static byte[] sha256(byte[] input) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(input);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] concat(String before, byte[] bytes, String after) {
		return HexFormat.of().parseHex(before + HexFormat.of().formatHex(bytes) + after);
	}

	private static byte[] flip(byte[] bytes, int position) {
		bytes[position] ^= 1;
		return bytes;
	}

}
