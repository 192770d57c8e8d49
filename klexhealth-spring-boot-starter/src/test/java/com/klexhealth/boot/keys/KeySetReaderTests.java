package com.klexhealth.boot.keys;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.klexhealth.boot.testsupport.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link KeySetReader}.
 */
@ExtendWith(OutputCaptureExtension.class)
class KeySetReaderTests {

	private static final String RSA = TestKeys.RSA.toPublicJWK().toJSONString();

	private static final String EC = TestKeys.EC.toPublicJWK().toJSONString();

	private final KeySetReader reader = new KeySetReader(
			new KeyPolicy(Set.of("RS256", "PS256", "ES256"), new MutableClock()));

	@Test
	void keysAreReadInTurn() throws IOException {
		assertThat(this.reader.read(set(RSA, EC))).containsExactly(TestKeys.RSA.toPublicJWK(),
				TestKeys.EC.toPublicJWK());
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "1", "\"a\"", "[]", "{}", "{\"kty\":\"RSA\",\"kid\":\"a\",\"n\":\"!\",\"e\":1}",
			"{\"kty\":\"oct\",\"k\":\"AQAB\",\"kid\":\"a\"}", "{\"kty\":\"RSA\",\"kid\":{}}",
			"{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}", "{\"kty\":\"RSA\",\"kty\":\"EC\"}" })
	void aBrokenKeyTakesNoOtherWithIt(String broken) throws IOException {
		assertThat(this.reader.read(set(broken, RSA))).containsExactly(TestKeys.RSA.toPublicJWK());
		assertThat(this.reader.read(set(RSA, broken))).containsExactly(TestKeys.RSA.toPublicJWK());
		assertThatIOException().isThrownBy(() -> this.reader.read(set(broken)))
			.withMessage("The key set has no key that can be used");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "<html>", "{", "{\"keys\":[", "1", "\"keys\"", "{\"keys\":[]}}", "{'keys':[]}",
			"{\"keys\":[],\"keys\":[]}" })
	void whenItIsNotJsonThenRefused(String document) {
		assertThatIOException().isThrownBy(() -> this.reader.read(document))
			.withMessage("The key set is not a JSON object");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "null", "{}", "[]", "{\"keys\":null}", "{\"keys\":{}}", "{\"keys\":\"a\"}", "{\"KEYS\":[]}" })
	void whenItHasNoListOfKeysThenRefused(String document) {
		assertThatIOException().isThrownBy(() -> this.reader.read(document))
			.withMessage("The key set has no list of keys");
	}

	@Test
	void whenItIsEmptyThenRefused() {
		assertThatIOException().isThrownBy(() -> this.reader.read(set()))
			.withMessage("The key set has no key that can be used");
	}

	@Test
	void whenItIsNestedWithoutEndThenRefused() {
		assertThatIOException().isThrownBy(() -> this.reader.read("{\"keys\":" + "[".repeat(200_000)));
		assertThatIOException()
			.isThrownBy(() -> this.reader.read("{\"keys\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"));
	}

	@Test
	void whatIsSkippedIsReportedOnceAndWithoutTheKey(CapturedOutput output) throws IOException {
		String broken = "{\"kty\":\"RSA\",\"kid\":\"broken\",\"d\":\"c2VjcmV0\"}";
		this.reader.read(set(RSA, broken));
		this.reader.read(set(RSA, broken));
		assertThat(output.getAll().split("WARN", -1)).hasSize(2);
		assertThat(output)
			.contains("The issuer's key \"broken\" is not used: " + "it is published together with its private part");
		assertThat(output).doesNotContain("c2VjcmV0");
		this.reader.read(set(RSA));
		this.reader.read(set(RSA, broken));
		assertThat(output.getAll().split("WARN", -1)).hasSize(3);
	}

	@Test
	void anEncryptionKeyIsNothingToReport(CapturedOutput output) throws IOException {
		this.reader.read(set(RSA, RSA.replace("\"sig\"", "\"enc\"")));
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void aKeyIdIsNotTrustedInTheLog(CapturedOutput output) throws IOException {
		this.reader
			.read(set(RSA, "{\"kid\":{}}", "{\"kid\":\"a\\nWARN forged\\u001b[31m\\u00e4" + "b".repeat(200) + "\"}"));
		assertThat(output).contains("The issuer's key without an id is not used")
			.contains("\"a?WARN forged?[31m?" + "b".repeat(81) + "\" is not used")
			.doesNotContain("\nWARN forged");
	}

	@Test
	void ofManyBrokenKeysTheFirstAreReportedAndTheOthersCounted(CapturedOutput output) throws IOException {
		for (int keys : List.of(20, 1020)) {
			String broken = IntStream.range(0, keys)
				.mapToObj((index) -> "{\"kid\":\"%d of %d\"}".formatted(index, keys))
				.collect(Collectors.joining(","));
			this.reader.read(set(RSA, broken));
		}
		assertThat(output.getAll().split("WARN", -1)).hasSize(1 + 20 + 20 + 1);
		assertThat(output).contains("\"19 of 1020\" is not used")
			.doesNotContain("\"20 of 1020\"")
			.contains("1000 more of the issuer's keys are not used");
	}

	private static String set(String... keys) {
		return "{\"keys\":[" + String.join(",", keys) + "]}";
	}

}
