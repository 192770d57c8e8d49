package com.klexhealth.boot.jwt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.nimbusds.jose.JWSAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.JwtValidationException;

import com.klexhealth.boot.testsupport.RawToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TokenFraming}, which looks at no signature.
 */
class TokenFramingTests {

	private static final String SIGNATURE = "c2ln";

	private final TokenFraming framing = new TokenFraming();

	@Test
	void checkWhenMalformedThenSaysSoAndNoMore() {
		assertThatExceptionOfType(JwtValidationException.class).isThrownBy(() -> this.framing.check("secret"))
			.withMessage("The token is malformed")
			.satisfies((ex) -> assertThat(ex.getErrors()).singleElement()
				.isInstanceOfSatisfying(RefusedTokenError.class, (error) -> {
					assertThat(error.getRefusal()).isEqualTo(TokenRefusal.MALFORMED_TOKEN);
					assertThat(error.getErrorCode()).isEqualTo("invalid_token");
				}));
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource("com.klexhealth.boot.jwt.TokenCorpusTests#strictness")
	void checkWhenNotStrictlyWrittenThenRefuses(String from, String to, String verdict) {
		RawToken raw = Tokens.token();
		assertThat(verdict(raw.headerText(), raw.payloadText().replace(from, to))).isEqualTo(verdict);
		assertThat(verdict(raw.headerText().replace(from, to), raw.payloadText())).isEqualTo(verdict);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'alg':1}", "{'alg':null}", "{'alg':'RS256','crit':[]}",
			"{'alg':'RS256','crit':['exp']}", "{'alg':'RS256','b64':false}", "{'alg':'RS256','b64':null}",
			"{'alg':'RS256','b64':'true'}", "{'alg':'RS256','typ':1}", "{'alg':'RS256','typ':null}",
			"{'alg':'RS256','kid':1}", "{'alg':'RS256','kid':null}" })
	void checkWhenHeaderIsWrongThenRefuses(String header) {
		assertThat(verdict(header.replace('\'', '"'), "{}")).isEqualTo("malformed_token");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'alg':'RS256'}", "{'alg':''}", "{'alg':'RS256','b64':true}",
			"{'alg':'RS256','typ':'','kid':''}", "{'alg':'RS256','other':null}" })
	void checkWhenHeaderIsRightThenPasses(String header) {
		assertThat(verdict(header.replace('\'', '"'), "{}")).isEqualTo("accepted");
	}

	@Test
	void checkWhenClaimIsOfTheWrongTypeThenTellsWhich() {
		assertThat(verdict("{\"alg\":\"RS256\"}", "{\"sub\":1}")).isEqualTo("invalid_subject");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "...", "a", "H", "H.P", ".P.S", "H..S", "H.P.", "H.P.S.", "H.P.S.S",
			"H.P.S.S.S", ".H.P.S", " H.P.S", "H.P.S ", "H.P.S\n", "H.P\n.S", "H.P=.S", "H.P.S=" })
	void checkWhenNotThreePartsThenRefuses(String form) {
		String token = form.replace("H", "eyJhbGciOiJSUzI1NiJ9").replace("P", "e30").replace("S", SIGNATURE);
		assertThat(verdict(token)).isEqualTo("malformed_token");
		assertThat(verdict("eyJhbGciOiJSUzI1NiJ9.e30." + SIGNATURE)).isEqualTo("accepted");
	}

	@Test
	void checkWhenLongerThan16KilobytesThenRefuses() {
		String token = RawToken.encode(RawToken.utf8("{\"alg\":\"RS256\"}")) + ".e30.";
		this.framing.check(token + "A".repeat(16384 - token.length()));
		assertThat(verdict(token + "A".repeat(16388 - token.length()))).isEqualTo("malformed_token");
	}

	@Test
	void checkWhenUnusedBitsAreSetThenRefuses() {
		String token = RawToken.encode(RawToken.utf8("{\"alg\":\"RS256\"}")) + ".e30.";
		for (String signature : new String[] { "AA", "Ag", "AQ", "AAA", "AAE", "AAAB", "____" }) {
			boolean canonical = RawToken.encode(Base64.getUrlDecoder().decode(signature)).equals(signature);
			assertThat(verdict(token + signature)).as(signature)
				.isEqualTo((canonical) ? "accepted" : "malformed_token");
		}
		for (String signature : new String[] { "AB", "A_", "AAB", "AAC", "A", "AAAAA", "AA=", "AA==", "AAA=", "=",
				"AA+A" }) {
			assertThat(verdict(token + signature)).as(signature).isEqualTo("malformed_token");
		}
	}

	@Test
	void headerOfTellsAlgorithmAndKeyIdHoweverTheyAreWritten() {
		assertThat(header("{'alg':'RS256'}")).isEqualTo(new TokenHeader(JWSAlgorithm.RS256, null));
		assertThat(header("{'kid':'a','alg':'ES256'}")).isEqualTo(new TokenHeader(JWSAlgorithm.ES256, "a"));
		assertThat(header("{'alg':'','kid':''}")).isEqualTo(new TokenHeader(new JWSAlgorithm(""), ""));
		assertThat(header("{'alg':'RS\\u00325\\u0036','kid':'\\'\\\\\\/\\u0061'}"))
			.isEqualTo(new TokenHeader(JWSAlgorithm.RS256, "\"\\/a"));
	}

	private TokenHeader header(String header) {
		return this.framing.headerOf(encode(header.replace('\'', '"')) + ".e30." + SIGNATURE);
	}

	private String verdict(String header, String payload) {
		return verdict(encode(header) + "." + encode(payload) + "." + SIGNATURE);
	}

	private String verdict(String token) {
		try {
			this.framing.check(token);
			return "accepted";
		}
		catch (JwtValidationException ex) {
			return ((RefusedTokenError) ex.getErrors().iterator().next()).getRefusal().getCode();
		}
	}

	private static String encode(String json) {
		return RawToken.encode(json.getBytes(StandardCharsets.ISO_8859_1));
	}

}
