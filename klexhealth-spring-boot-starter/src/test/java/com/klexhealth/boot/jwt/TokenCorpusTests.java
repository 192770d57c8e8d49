package com.klexhealth.boot.jwt;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.testsupport.RawToken;
import com.klexhealth.boot.testsupport.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens as an issuer would sign them but for one thing, and what becomes of them. What
 * differs is the name of the case; {@code '} stands for {@code "}.
 */
class TokenCorpusTests {

	private static final long NOW = Jwts.NOW.getEpochSecond();

	private final Tokens tokens = new Tokens(false, List.of());

	private final Tokens onlyAtJwt = new Tokens(true, List.of());

	private final Tokens onlyClient = new Tokens(false, List.of("client"));

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource({ "claims", "headers" })
	void whatDiffersIsWhyItIsRefused(String difference, String verdict, String token) {
		assertThat(this.tokens.verdict(token)).as(difference).isEqualTo(verdict);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("texts")
	void whatIsNotStrictlyWrittenIsRefused(String difference, String verdict, String token) {
		assertThat(this.tokens.verdict(token)).as(difference).isEqualTo(verdict);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "'JWT'", "'jwt'" })
	void whatDoesNotSayThatItIsAnAccessTokenIsRefusedWhereItMust(String type) {
		String token = Tokens.token((raw) -> raw.header("typ", (type.equals("null")) ? null : type));
		assertThat(this.onlyAtJwt.verdict(token)).isEqualTo("wrong_token_type");
		assertThat(this.tokens.verdict(token)).isEqualTo("accepted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'at+jwt'", "'AT+JWT'", "'application/at+jwt'" })
	void whatSaysThatItIsAnAccessTokenPassesWhereItMust(String type) {
		assertThat(this.onlyAtJwt.verdict(Tokens.token((raw) -> raw.header("typ", type)))).isEqualTo("accepted");
	}

	@ParameterizedTest
	@ValueSource(strings = { "'stranger'", "'Client'", "''", "'client '", "['client']", "{'client':1}", "1", "true" })
	void whatWasIssuedToAnotherClientIsRefusedWhereClientsAreListed(String client) {
		assertThat(this.onlyClient.verdict(Tokens.token().compact())).isEqualTo("accepted");
		assertThat(this.onlyClient.verdict(Tokens.with("azp", client))).isEqualTo("client_not_allowed");
		assertThat(this.onlyClient.verdict(Tokens.with("client_id", client))).isEqualTo("client_not_allowed");
		assertThat(this.tokens.verdict(Tokens.with("azp", client))).isEqualTo("accepted");
	}

	static Stream<Arguments> claims() {
		Stream.Builder<Arguments> cases = Stream.builder();
		// kinds of tokens
		claims(cases, "accepted", "typ", "'Bearer'", "'bearer'", "'BEARER'");
		claims(cases, "not_an_access_token", "typ", "'ID'", "'Refresh'", "'Offline'", "'Logout'", "'DPoP'", "'JWT'",
				"''", "'Bearer '", "1", "true", "null", "['Bearer']", "{}");
		claims(cases, "accepted", "token_use", "'access'");
		claims(cases, "not_an_access_token", "token_use", "'id'", "'refresh'", "''", "null", "1", "['access']");
		for (String name : List.of("nonce", "at_hash", "c_hash", "s_hash", "events")) {
			claims(cases, "not_an_access_token", name, "'n-0S6_WzA2Mj'", "''", "1", "null", "[]", "{}", "false");
		}
		// whose they are
		claims(cases, "wrong_issuer", "iss", null, "null", "''", "1", "true", "['https://klexhealth.com']", "{}",
				"'https://klexhealth.com/'", "'HTTPS://klexhealth.com'", "'https://KlexHealth.com'",
				"'https://klexhealth.com:443'", "'https://klexhealth.com.attacker.example'", "'http://klexhealth.com'",
				"'klexhealth.com'", "' https://klexhealth.com'", "'https://klexhealth.com\\u0000'",
				"'https://klexhealth.com#'", "'https://\\u212alexhealth.com'", "'not a url: %%%'");
		claims(cases, "accepted", "iss", "'https:\\/\\/klexhealth.com'", "'\\u0068ttps://klexhealth.com'");
		claims(cases, "accepted", "aud", "'api'", "['api']", "['other','api']", "['api','api']");
		claims(cases, "wrong_audience", "aud", null, "null", "''", "'API'", "'api '", "'api/'", "'other'", "'*'",
				"'other,api'", "'other api'", "[]", "['']", "['other']", "[['api']]", "{'api':true}", "1", "[1]",
				"['api',null]", "['api',1]", "[{'api':1}]", "true");
		// when they are valid
		claims(cases, "accepted", "exp", String.valueOf(NOW + 1), NOW + 1 + ".5", NOW + 100 + ".000", "1.7954354E9",
				"17954354e2", String.valueOf(NOW + 86400));
		claims(cases, "invalid_lifetime", "exp", null, "null", "'" + (NOW + 300) + "'", "true", "[]", "{}", "-1",
				"-9223372036854775808", "9223372036854775807", "9223372036854775808", "1e300", "1e30", "253402300800",
				"18446744073709551", wrapped(NOW + 300), "1" + "0".repeat(400), String.valueOf(NOW), "0", "'NaN'");
		claims(cases, "lifetime_too_long", "exp", String.valueOf(NOW + 86401), "253402300799",
				String.valueOf(NOW + 315360000));
		claims(cases, "accepted", "nbf", String.valueOf(NOW + 60), String.valueOf(NOW - 5), "0");
		claims(cases, "token_not_yet_valid", "nbf", String.valueOf(NOW + 61), "253402300799");
		claims(cases, "invalid_lifetime", "nbf", "null", "'" + NOW + "'", "-1", "1e300", "1e18", "9223372036854775807",
				wrapped(NOW), "[]", "{}", "true");
		claims(cases, "accepted", "iat", null, String.valueOf(NOW - 3600), String.valueOf(NOW + 60), NOW + ".9");
		claims(cases, "issued_in_the_future", "iat", String.valueOf(NOW + 61));
		claims(cases, "invalid_lifetime", "iat", "null", "'" + NOW + "'", "-1", "1e300", "9223372036854775807",
				wrapped(NOW), String.valueOf(NOW + 301), "[]", "{}", "true");
		claims(cases, "lifetime_too_long", "iat", "0", String.valueOf(NOW - 86401 + 300));
		times(cases, "expired_token", NOW - 3600, NOW - 60);
		times(cases, "accepted", NOW - 3600, NOW - 59);
		cases.add(Arguments.of("exp in 23 h 59 min and no iat", "accepted",
				Tokens.token((token) -> token.claim("iat", null).claim("exp", String.valueOf(NOW + 86340)))));
		cases.add(Arguments.of("exp in 24 h and no iat", "lifetime_too_long",
				Tokens.token((token) -> token.claim("iat", null).claim("exp", String.valueOf(NOW + 86400)))));
		// who they are about
		claims(cases, "accepted", "sub", "'a'", "'Schneider'", "'M\u00fcller'", "'\u5f20\u4f1f'", "'0'", "'123'",
				"'a b'", "'\\u00fc'", "'\\ud83d\\ude00'", "'" + "a".repeat(255) + "'", "'null'");
		claims(cases, "invalid_subject", "sub", null, "null", "''", "' '", "'   '", "'\u00a0'", "'\u3000'", "1", "0",
				"-1.5", "1e3", "true", "['a']", "{}", "'" + "a".repeat(256) + "'", "'a\\u0000'", "'a\\n'", "'\\ta'",
				"'a\\u007f'", "'a\\u0085'", "'a\\u2028'", "'a\\u2029'", "'a\\u202eb'", "'a\\u200bb'", "'\\ufeffa'",
				"'a\\u0378'", "'\\udbff\\udfff'", "' a'", "'a '", "'a\\u00a0'", "'\\u3000a'");
		claims(cases, "not_a_user_token", "sub", "'client'");
		claims(cases, "not_a_user_token", "client_id", "'0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11'");
		claims(cases, "not_a_user_token", "azp", "'0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11'");
		claims(cases, "not_a_user_token", "preferred_username", "'service-account-client'", "'service-account-'");
		claims(cases, "not_a_user_token", "cid", "'0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11'");
		claims(cases, "accepted", "cid", "'client'", "1", "null", "['0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11']");
		for (String name : List.of("gty", "grant_type")) {
			claims(cases, "not_a_user_token", name, "'client_credentials'", "'client-credentials'");
			claims(cases, "accepted", name, "'authorization_code'", "'refresh_token'", "1", "null", "[]", "{}");
		}
		claims(cases, "not_a_user_token", "clientHost", "'10.0.0.1'", "''", "null");
		claims(cases, "not_a_user_token", "clientAddress", "'10.0.0.1'", "'::1'", "null");
		claims(cases, "accepted", "preferred_username", "'schneider'", "'service'", "'my-service-account-1'", "1",
				"null", "['service-account-client']");
		claims(cases, "accepted", "jti", "'a'", "''");
		claims(cases, "malformed_token", "jti", "1", "null", "[]", "{}", "true");
		// which key they are bound to
		claims(cases, "unproven_key_binding", "cnf", "null", "{}", "[]", "''", "1", "true",
				"{'jkt':'0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I'}", "{'jwk':{'kty':'EC'}}", "{'kid':'a'}",
				"{'x5t#S256':null}", "{'x5t#S256':1}", "{'x5t#S256':''}", "{'x5t#S256':['a']}",
				"{'x5t#S256':'A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0'}",
				"{'x5t#S256':'A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0','jkt':'a'}", "['x5t#S256']");
		// what only an application reads
		for (String name : List.of("scope", "realm_access", "resource_access", "other")) {
			claims(cases, "accepted", name, "''", "1", "null", "true", "[]", "{}", "[null]", "{'roles':1}",
					"{'roles':[[],{},null,1.5]}", "'\\u0000'");
		}
		return cases.build();
	}

	static Stream<Arguments> headers() {
		Stream.Builder<Arguments> cases = Stream.builder();
		header(cases, "accepted", "typ", null, "'JWT'", "'jwt'", "'at+jwt'", "'At+JWT'", "'application/at+jwt'");
		header(cases, "wrong_token_type", "typ", "''", "' '", "'ID'", "'logout+jwt'", "'dpop+jwt'", "'id+jwt'",
				"'Refresh'", "'rt+jwt'", "'secevent+jwt'", "'at+jwt '", "'application/jwt'",
				"'appl\u0131cation/at+jwt'", "'JOSE'", "'token-introspection+jwt'", "'client-authentication+jwt'");
		header(cases, "malformed_token", "typ", "1", "null", "true", "['at+jwt']", "{}");
		header(cases, "malformed_token", "crit", "[]", "null", "['exp']", "['b64']", "'exp'", "1", "{}", "true");
		header(cases, "accepted", "b64", "true");
		header(cases, "malformed_token", "b64", "false", "null", "'true'", "'false'", "0", "[]");
		header(cases, "malformed_token", "alg", null, "null", "1", "['RS256']", "{}", "true");
		header(cases, "refused", "alg", "'none'", "'None'", "'NONE'", "''", "'HS256'", "'RS384'", "'RS512'", "'ES256'",
				"'PS256'", "'rs256'", "'RS256 '", "'EdDSA'", "'RSA-OAEP'", "'dir'");
		header(cases, "accepted", "kid", "'rsa'", null);
		header(cases, "refused", "kid", "'ec'", "'RSA'", "''", "'../../dev/null'", "'other'");
		header(cases, "malformed_token", "kid", "1", "null", "['rsa']", "{}", "true");
		header(cases, "refused", "enc", "'A128GCM'");
		header(cases, "accepted", "zip", "'DEF'");
		header(cases, "refused", "jwk", "1", "{}", "{'kty':'RSA'}", "'a'", "[]", TestKeys.RSA.toJSONString());
		header(cases, "accepted", "jwk", TestKeys.OTHER_RSA.toPublicJWK().toJSONString());
		header(cases, "refused", "x5c", "1", "{}", "'a'", "[1]", "[null]");
		header(cases, "refused", "jku", "1", "'%'");
		header(cases, "accepted", "jku", "'https://attacker.example/keys'", "'file:///etc/passwd'");
		// hints that are not needed
		header(cases, "accepted", "x5t#S256", "'A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0'");
		header(cases, "accepted", "x5t", "'0ZcOCORZNYy-DWpqq30jZyJGHTM'");
		header(cases, "accepted", "cty", "'JWT'", "'json'");
		header(cases, "accepted", "nonce", "'a'");
		header(cases, "accepted", "unknown", "1", "null", "[[]]", "{'a':{}}", "'a'");
		cases.add(Arguments.of("signed with another key", "refused",
				Tokens.token((token) -> token.signedBy("RS256", "rsa", (input) -> sign(TestKeys.OTHER_RSA, input)))));
		cases.add(Arguments.of("signed with an embedded key", "refused",
				Tokens.token((token) -> token.signedBy("RS256", "other", (input) -> sign(TestKeys.OTHER_RSA, input))
					.header("jwk", TestKeys.OTHER_RSA.toPublicJWK().toJSONString()))));
		return cases.build();
	}

	static Stream<Arguments> texts() {
		RawToken raw = Tokens.token();
		String header = raw.headerText();
		String payload = raw.payloadText();
		String valid = raw.compact();
		String[] parts = valid.split("\\.");
		Stream.Builder<Arguments> cases = Stream.builder();
		// the compact form
		text(cases, "malformed_token", "", ".", "..", "...", "a", "a.b", "a.b.c", " ", parts[0], parts[0] + ".",
				parts[0] + "." + parts[1], parts[0] + "." + parts[1] + ".", "." + parts[1] + "." + parts[2],
				parts[0] + ".." + parts[2], parts[0] + "." + parts[2], valid + ".", "." + valid, valid + "..",
				valid + "." + parts[2], valid + ".." + parts[2] + "." + parts[2], " " + valid, valid + " ",
				valid + "\n", valid + "=", valid + "==", parts[0] + "=." + parts[1] + "." + parts[2],
				parts[0] + "." + parts[1] + "=." + parts[2], parts[0] + " ." + parts[1] + "." + parts[2],
				parts[0] + "." + parts[1] + "#." + parts[2], valid.replaceFirst("\\.", ".\n"),
				valid.replace('.', '\u3002'), valid + "\u00e9", valid + "\u0000", "Bearer " + valid,
				"\"" + valid + "\"",
				"{'payload':'" + parts[1] + "','protected':'" + parts[0] + "','signature':'" + parts[2] + "'}",
				"\uff21" + valid.substring(1), valid.substring(0, valid.length() - 1) + "+",
				valid.substring(0, valid.length() - 1) + "/", unusedBitsSet(valid), "a".repeat(17000),
				"a.".repeat(8000), ".".repeat(16000));
		cases.add(Arguments.of("a longer signature", "refused", valid + "A"));
		cases.add(Arguments.of("unused bits of the header", "malformed_token",
				raw.sign(unusedBitsSet(RawToken.encode(RawToken.utf8(padTo(header, 1)))) + "." + parts[1])));
		cases.add(Arguments.of("unused bits of the payload", "malformed_token",
				raw.sign(parts[0] + "." + unusedBitsSet(RawToken.encode(RawToken.utf8(padTo(payload, 1)))))));
		cases.add(Arguments.of("unused bits of the payload", "malformed_token",
				raw.sign(parts[0] + "." + unusedBitsSet(RawToken.encode(RawToken.utf8(padTo(payload, 2)))))));
		cases.add(Arguments.of("padding that is signed", "malformed_token",
				raw.sign(parts[0] + "." + RawToken.encode(RawToken.utf8(padTo(payload, 1))) + "==")));
		cases.add(Arguments.of("a payload that is not encoded", "malformed_token", raw.sign(parts[0] + "." + payload)));
		cases.add(Arguments.of("16 KB", "accepted", longToken(16 * 1024)));
		cases.add(Arguments.of("16 KB and a little", "malformed_token", longToken(16 * 1024 + 2)));
		// the JSON of both parts
		for (Arguments text : strictness().toList()) {
			String from = (String) text.get()[0];
			String to = (String) text.get()[1];
			String verdict = (String) text.get()[2];
			cases.add(Arguments.of("payload " + to, verdict,
					Tokens.token((token) -> token.payloadBytes(bytes(payload.replace(from, to))))));
			cases.add(Arguments.of("header " + to, verdict,
					Tokens.token((token) -> token.headerBytes(bytes(header.replace(from, to))))));
		}
		return cases.build();
	}

	/*
	 * What is replaced, by what, and the verdict. Characters up to U+00FF stand for
	 * bytes.
	 */
	static Stream<Arguments> strictness() {
		return Stream.of(
				IntStream.of(0x20, 0x09, 0x0A, 0x0D)
					.mapToObj((space) -> Arguments.of("{", (char) space + "{" + (char) space, "accepted")),
				Stream.of(" }", "} ", ",\"a\":-0.0e+0}", ",\"a\":0}", ",\"a\":1E-2}",
						",\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", ",\"a\":\"\\uD83D\\uDE00\"}",
						",\"a\":\"\u00c3\u00bc\"}", ",\"a\":\"\u00f0\u009f\u0098\u0080\"}", ",\"\":1}",
						",\"A\":1,\"a\":1}", ",\"a\":{\"b\":1},\"b\":{\"b\":[]}}",
						",\"a\":" + "[".repeat(31) + "]".repeat(31) + "}", ",\"a\":\"\u007f\"}",
						",\"a\":true,\"b\":false,\"c\":null}", ",\"a\":[true,false,null]}",
						" ,\t\"a\" :\n[ 1 , { } , [ ] ]\r}", ",\"a\":\"a b\"}",
						",\"a\":" + "{\"a\":".repeat(31) + "1" + "}".repeat(32), ",\"a\":\"\u00c2\u0080\u00df\u00bf\"}",
						",\"a\":\"\u00e0\u00a0\u0080\u00ed\u009f\u00bf\u00ee\u0080\u0080\u00ef\u00bf\u00bf\"}",
						",\"a\":\"\u00f0\u0090\u0080\u0080\u00f3\u00bf\u00bf\u00bf\u00f4\u008f\u00bf\u00bf\"}",
						",\"a\\u0061\":1,\"ab\":1}")
					.map((end) -> Arguments.of("}", end, "accepted")),
				Stream.of("", "}}", "} }", "}]", "},", "}a", "}\u0000", "}//", "}/**/", "}#", ",}", ",,\"a\":1}",
						",\"a\"}", ",\"a\":}", ",\"a\"=1}", ",\"a\"=>1}", ";\"a\":1}", ",\"a\":1;}", ",a:1}", ",'a':1}",
						",\"a\":'1'}", ",\"a\":b}", ",1:1}", ",null:1}", ",\"a\":NaN}", ",\"a\":-NaN}",
						",\"a\":Infinity}", ",\"a\":-Infinity}", ",\"a\":01}", ",\"a\":-01}", ",\"a\":+1}",
						",\"a\":.5}", ",\"a\":5.}", ",\"a\":5.e1}", ",\"a\":1e}", ",\"a\":1e+}", ",\"a\":0x10}",
						",\"a\":1_000}", ",\"a\":--1}", ",\"a\":-}", ",\"a\":1L}", ",\"a\":True}", ",\"a\":TRUE}",
						",\"a\":tru}", ",\"a\":nul}", ",\"a\":undefined}", ",\"a\":[1,]}", ",\"a\":[,1]}",
						",\"a\":[1 2]}", ",\"a\":[1;2]}", ",\"a\":[}", ",\"a\":]}", ",\"a\":[1}", ",\"a\":{]}",
						",\"a\":/**/1}", ",\"a\"://\n1}", "//\n}", "/**/}", "#\n}", ",\"a\":\"\n\"}", ",\"a\":\"\t\"}",
						",\"a\":\"\u0000\"}", ",\"a\":\"\u001f\"}", ",\"a\":\"\\x41\"}", ",\"a\":\"\\'\"}",
						",\"a\":\"\\\n\"}", ",\"a\":\"\\u12\"}", ",\"a\":\"\\u12g4\"}", ",\"a\":\"\\U0041\"}",
						",\"a\":\"}", ",\"a\":\"\\", ",\"a\":\"\\\"}", ",\u00c2\u00a0\"a\":1}", ",\u000b\"a\":1}",
						",\f\"a\":1}",
						// Unicode that is none
						",\"a\":\"\\ud800\"}", ",\"a\":\"\\udc00\"}", ",\"a\":\"\\udc00\\ud800\"}",
						",\"a\":\"\\ud800\\ud800\"}", ",\"a\":\"\\ud800x\"}", ",\"a\":\"\\ud800\\n\"}",
						",\"\\ud800\":1}", ",\"a\":\"\u0080\"}", ",\"a\":\"\u00c3\"}", ",\"a\":\"\u00c3(\"}",
						",\"a\":\"\u00c0\u00af\"}", ",\"a\":\"\u00c1\u00bf\"}", ",\"a\":\"\u00e0\u009f\u00bf\"}",
						",\"a\":\"\u00ed\u00a0\u0080\"}", ",\"a\":\"\u00ed\u00bf\u00bf\"}", ",\"a\":\"\u00e2\u0082\"}",
						",\"a\":\"\u00f0\u0080\u0080\u00af\"}", ",\"a\":\"\u00f4\u0090\u0080\u0080\"}",
						",\"a\":\"\u00f5\u0080\u0080\u0080\"}", ",\"a\":\"\u00f0\u009f\u0098\"}", ",\"a\":\"\u00ff\"}",
						",\"a\":\"\u00fe\"}", "}\u00ef\u00bb\u00bf",
						// names that are not unique
						",\"a\":1,\"a\":1}", ",\"a\":1,\"\\u0061\":1}", ",\"\\u0061\":1,\"a\":1}",
						",\"xay\":1,\"x\\u0061y\":1}", ",\"\\u0061\\u0062\":1,\"ab\":1}",
						",\"\\t\\b\":1,\"\\u0009\\u0008\":1}", ",\"\\f\\r\":1,\"\\u000C\\u000d\":1}",
						",\"\\\\\":1,\"\\u005c\":1}", ",\"/\":1,\"\\/\":1}", ",\"a\":{\"b\":1,\"b\":2}}",
						",\"a\":[{\"b\":1,\"\\u0062\":2}]}", ",\"a\":{\"\\n\":1,\"\\u000a\":2}}",
						",\"\u00c3\u00bc\":1,\"\\u00fc\":1}",
						// depth
						",\"a\":" + "[".repeat(32) + "]".repeat(32) + "}",
						",\"a\":" + "{\"a\":".repeat(32) + "1" + "}".repeat(33),
						",\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}", ",\"a\":" + "[".repeat(10000))
					.map((end) -> Arguments.of("}", end, "malformed_token")),
				Stream
					.of("", "[{", "\u00ef\u00bb\u00bf{", "{{", "{,", "\u00fe\u00ff{", "\u0000{", "\u00a0{", ")]}'\n{",
							"\"{", "null", "{\"")
					.map((begin) -> Arguments.of("{", begin, "malformed_token")),
				Stream.of(Arguments.of("\"", "'", "malformed_token"), Arguments.of(":", "=", "malformed_token"),
						Arguments.of(",", ";", "malformed_token")))
			.flatMap((cases) -> cases);
	}

	private static void claims(Stream.Builder<Arguments> cases, String verdict, String name,
			@Nullable String... values) {
		for (String json : values) {
			cases.add(Arguments.of(name + " is " + shortened(json), verdict,
					(json != null) ? Tokens.with(name, json) : Tokens.without(name)));
		}
	}

	private static void header(Stream.Builder<Arguments> cases, String verdict, String name,
			@Nullable String... values) {
		for (String json : values) {
			cases.add(Arguments.of("header " + name + " is " + shortened(json), verdict,
					Tokens.token((token) -> token.header(name, json))));
		}
	}

	private static void times(Stream.Builder<Arguments> cases, String verdict, long issuedAt, long expiresAt) {
		cases.add(Arguments.of("expired for " + (NOW - expiresAt) + " s", verdict, Tokens
			.token((token) -> token.claim("iat", String.valueOf(issuedAt)).claim("exp", String.valueOf(expiresAt)))));
	}

	private static void text(Stream.Builder<Arguments> cases, String verdict, String... tokens) {
		for (String token : tokens) {
			cases.add(Arguments.of(shortened(token), verdict, token));
		}
	}

	private static @Nullable String shortened(@Nullable String text) {
		return (text != null && text.length() > 40) ? text.substring(0, 40) + "..." : text;
	}

	/*
	 * Seconds whose milliseconds are, in 64 bits, those of another time.
	 */
	private static String wrapped(long seconds) {
		return String.valueOf(18446744073709552L + seconds);
	}

	private static String unusedBitsSet(String text) {
		return text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) + 1);
	}

	private static String padTo(String json, int remainder) {
		String padded = json;
		while (padded.length() % 3 != remainder) {
			padded += " ";
		}
		return padded;
	}

	private static String longToken(int length) {
		for (int filler = length * 3 / 4 - 700;; filler++) {
			String claim = "'" + "a".repeat(filler) + "'";
			String token = Tokens.with("filler", claim);
			if (token.length() >= length) {
				return token;
			}
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] sign(RSAKey key, byte[] input) throws GeneralSecurityException, JOSEException {
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(key.toPrivateKey());
		signature.update(input);
		return signature.sign();
	}

}
