package com.klexhealth.boot.jwt;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import com.klexhealth.boot.testsupport.RawToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties that hold for any token: it is accepted or refused, never anything else, and
 * it is refused if it was changed. Each case is made from a seed, which its name shows.
 */
class TokenPropertyTests {

	private static final int SEEDS = 6;

	private static final List<String> CLAIMS = List.of("iss", "aud", "sub", "exp", "nbf", "iat", "jti", "typ", "azp",
			"client_id", "cnf", "events", "nonce", "at_hash", "preferred_username", "scope", "scp", "realm_access",
			"roles", "other");

	private static final List<String> HEADERS = List.of("alg", "kid", "typ", "cty", "crit", "b64", "jku", "jwk", "x5u",
			"x5c", "x5t", "x5t#S256", "enc", "zip", "iss", "sub", "aud", "epk", "p2c", "other");

	private static final List<String> JSON = List.of("null", "true", "false", "0", "-1", "1e300", "-1e300", "1e-300",
			"9223372036854775807", "-9223372036854775808", "9223372036854775808", "0.1", "1e400", "253402300799",
			"1795435200", "\"\"", "\" \"", "\"a\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"https://klexhealth.com\"",
			"\"api\"", "\"Bearer\"", "\"RS256\"", "\"none\"", "\"%\"", "\"://\"", "[]", "{}", "[null]", "[[]]", "[{}]",
			"[\"api\",null]", "{\"a\":null}", "{\"jkt\":1}", "{\"x5t#S256\":[]}", "{\"kty\":\"RSA\"}",
			"{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}", "{\"roles\":{\"a\":[1]}}");

	private static final String TOKEN = Tokens.token().signedBy("ES256", "ec", RawToken::es256).compact();

	private final Tokens tokens = new Tokens(false, List.of());

	static LongStream seeds() {
		return LongStream.range(0, SEEDS);
	}

	@Test
	void anyClaimOfAnyTypeIsAcceptedOrRefused() {
		for (String claim : CLAIMS) {
			for (String json : JSON) {
				RawToken token = es256().claim(claim, json);
				assertThat(this.tokens.verdict(token.compact())).as(claim + " " + json).isNotEmpty();
			}
		}
	}

	@Test
	void anyHeaderParameterOfAnyTypeIsAcceptedOrRefused() {
		for (String name : HEADERS) {
			for (String json : JSON) {
				RawToken token = es256().header(name, json);
				assertThat(this.tokens.verdict(token.compact())).as(name + " " + json).isNotEmpty();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void manyOddClaimsAndHeaderParametersAreAcceptedOrRefused(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < 100; i++) {
			RawToken token = es256();
			random.ints(3, 0, CLAIMS.size()).forEach((claim) -> token.claim(CLAIMS.get(claim), json(random, 0)));
			if (random.nextInt(4) == 0) {
				token.header(HEADERS.get(random.nextInt(HEADERS.size())), json(random, 0));
			}
			assertThat(this.tokens.verdict(token.compact())).as(token.payloadText()).isNotEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void aChangedTokenIsRefused(long seed) {
		Random random = new Random(seed);
		assertThat(this.tokens.verdict(TOKEN)).isEqualTo("accepted");
		for (int i = 0; i < 400; i++) {
			String changed = changed(random);
			if (!changed.equals(TOKEN)) {
				assertThat(this.tokens.verdict(changed)).as(changed).isNotEqualTo("accepted");
			}
		}
	}

	@Test
	void aTokenThatIsCutOffAnywhereIsRefused() {
		IntStream.range(0, TOKEN.length()).forEach((length) -> {
			assertThat(this.tokens.verdict(TOKEN.substring(0, length))).isNotEqualTo("accepted");
			assertThat(this.tokens.verdict(TOKEN.substring(length + 1))).isNotEqualTo("accepted");
		});
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void anySignedTextIsAcceptedOrRefused(long seed) {
		Random random = new Random(seed);
		for (int i = 0; i < 100; i++) {
			byte[] payload = mutated(random, RawToken.utf8(es256().payloadText()));
			byte[] header = mutated(random, RawToken.utf8(es256().headerText()));
			assertThat(this.tokens.verdict(es256().payloadBytes(payload).compact())).isNotEmpty();
			assertThat(this.tokens.verdict(es256().headerBytes(header).compact())).isNotEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void whatIsStrictJsonIsJsonToAnotherParserToo(long seed) {
		JsonMapper mapper = JsonMapper
			.builder(JsonFactory.builder()
				.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
				.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
				.build())
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.build();
		Random random = new Random(seed);
		int agreed = 0;
		for (int i = 0; i < 2000; i++) {
			byte[] json = RawToken.utf8("{\"a\":" + json(random, 0) + ",\"b\\u0063\":" + json(random, 0) + "}");
			byte[] text = (i % 4 != 0) ? mutated(random, json) : json;
			boolean strict = isStrict(text);
			if (strict) {
				agreed++;
				assertThat(parses(mapper, text)).as(new String(text)).isTrue();
			}
			else if (parses(mapper, text)) {
				// what the other parser lets through beyond RFC 8259 and RFC 7493
				assertThat(new String(text)).containsPattern("\\\\u[dD][89a-fA-F]|\uFFFD|^[^{]|^\\uFEFF");
			}
		}
		assertThat(agreed).isGreaterThan(500);
	}

	private static RawToken es256() {
		return Tokens.token().signedBy("ES256", "ec", RawToken::es256);
	}

	private static boolean isStrict(byte[] text) {
		try {
			StrictJson.read(text);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static boolean parses(JsonMapper mapper, byte[] text) {
		try {
			return mapper.readValue(text, Object.class) instanceof Map<?, ?>;
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	private static String json(Random random, int depth) {
		return switch (random.nextInt((depth < 4) ? 6 : 4)) {
			case 4 -> "[" + json(random, depth + 1) + "," + json(random, depth + 1) + "]";
			case 5 -> "{\"a\":" + json(random, depth + 1) + ", \"\u00fc\":" + json(random, depth + 1) + "}";
			default -> JSON.get(random.nextInt(JSON.size()));
		};
	}

	private static String changed(Random random) {
		String alphabet = (random.nextBoolean()) ? "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
				: ".=+/ \n\r\t\u0000#~\u00e9\u2126\ud83d";
		String inserted = String.valueOf(alphabet.charAt(random.nextInt(alphabet.length())));
		int position = random.nextInt(TOKEN.length());
		String before = TOKEN.substring(0, position);
		return switch (random.nextInt(4)) {
			case 0 -> before + inserted + TOKEN.substring(position);
			case 1 -> before + TOKEN.substring(position + 1);
			case 2 -> before + inserted + TOKEN.substring(position + 1);
			default -> before + TOKEN.substring(random.nextInt(TOKEN.length()));
		};
	}

	private static byte[] mutated(Random random, byte[] bytes) {
		byte[] mutated = bytes.clone();
		String structure = "{}[]:,\"'\\ \n\t0123456789.-+eEnulltruefalse/*#\u00fc\u00ff\u0000";
		for (int i = random.nextInt(3); i >= 0; i--) {
			mutated[random.nextInt(mutated.length)] = (byte) structure.charAt(random.nextInt(structure.length()));
		}
		return mutated;
	}

}
