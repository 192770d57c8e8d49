package com.klexhealth.boot.login.autoconfigure.servlet;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.Callback;
import com.klexhealth.boot.testsupport.LyingProvider;
import com.klexhealth.boot.testsupport.ProviderAnswer;
import com.klexhealth.boot.testsupport.RawToken;
import com.klexhealth.boot.testsupport.TestIssuer;
import com.klexhealth.boot.testsupport.TestKeys;
import com.klexhealth.boot.testsupport.TestToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What comes of ID tokens that are not what an honest provider would issue: nobody is
 * logged in (OpenID Connect Core 1.0, section 3.1.3.7).
 */
class LoginIdTokenFaultsTests {

	private static final String LONG = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
			+ "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
			+ "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
			+ "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

	private static final LoginTrial trial = LoginTrial.start(true);

	private final Browser browser = trial.browser();

	@BeforeEach
	void tellTheTruth() {
		trial.provider().tellTheTruth();
	}

	@AfterAll
	static void stop() {
		trial.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "wrongClaims", "wrongTypes", "wrongSignatures", "noTokens" })
	void thisLogsNobodyIn(String description, Consumer<LyingProvider> lie) {
		lie.accept(trial.provider());
		trial.assertRefused(this.browser, trial.logIn(this.browser));
		assertThat(trial.provider().token().requests()).isEqualTo(1);
		trial.assertLogsInHonestly(this.browser);
	}

	static Stream<Arguments> wrongClaims() {
		long now = Instant.now().getEpochSecond();
		String issuer = trial.provider().uri();
		return Stream.of(claim("another nonce", "nonce", "other"), claim("no nonce", "nonce", null),
				claim("an empty nonce", "nonce", ""), claim("a nonce that is a list", "nonce", List.of("a")),
				claim("somebody else's audience", "aud", List.of("other")), claim("no audience", "aud", null),
				claim("an empty audience", "aud", List.of()), claim("the audience in upper case", "aud", "TEST-CLIENT"),
				claim("an audience more, with us as the authorized party", "aud",
						List.of(TestIssuer.CLIENT_ID, "other")),
				claim("an audience more, after theirs", "aud", List.of("other", TestIssuer.CLIENT_ID)),
				token("an audience more and no authorized party",
						(token) -> token.claim("aud", List.of(TestIssuer.CLIENT_ID, "other")).claim("azp", null)),
				claim("another authorized party", "azp", "other"),
				claim("somebody else's issuer", "iss", "https://attacker.example"), claim("no issuer", "iss", null),
				claim("the issuer with a slash", "iss", issuer + "/"), claim("an empty subject", "sub", ""),
				claim("no subject", "sub", null), claim("another subject than the user info", "sub", "somebody-else"),
				token("expired", (token) -> token.claim("iat", now - 600).claim("exp", now - 300)),
				claim("no expiry", "exp", null), claim("no time of issue", "iat", null),
				token("issued in an hour", (token) -> token.claim("iat", now + 3600).claim("exp", now + 7200)),
				claim("not valid for an hour", "nbf", now + 3600));
	}

	static Stream<Arguments> wrongTypes() {
		Map<String, Object> logout = Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
		return Stream.of(token("an access token", (token) -> token.type("at+jwt")),
				token("an access token in full", (token) -> token.type("application/at+jwt")),
				token("a logout token", (token) -> token.type("logout+jwt").claim("events", logout)),
				token("a logout token of no type",
						(token) -> token.type(null).claim("events", logout).claim("nonce", null)),
				token("a proof of possession", (token) -> token.type("dpop+jwt")));
	}

	static Stream<Arguments> wrongSignatures() {
		String jwk = TestKeys.OTHER_RSA.toPublicJWK().toJSONString().replace('"', '\'');
		return Stream.of(
				token("somebody else's key under ours",
						(token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256).keyId("rsa")),
				token("a key that is not published",
						(token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256)),
				token("somebody else's key without its id",
						(token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256).keyId(null)),
				token("an algorithm that is not accepted",
						(token) -> token.signedWith(TestKeys.RSA, JWSAlgorithm.RS512)),
				raw("no signature", (token) -> token.signedBy("none", "rsa", (input) -> new byte[0])),
				raw("no signature, spelt otherwise", (token) -> token.signedBy("nOnE", "rsa", (input) -> new byte[0])),
				raw("no signature but a good algorithm",
						(token) -> token.signedBy("RS256", "rsa", (input) -> new byte[0])),
				raw("a signature with the client's secret",
						(token) -> token.signedBy("HS256", "rsa", (input) -> hmac(secret(), input))),
				raw("a signature with the public key as a secret",
						(token) -> token.signedBy("HS256", "rsa",
								(input) -> hmac(TestKeys.RSA.toPublicKey().getEncoded(), input))),
				raw("a key that the token brings along",
						(token) -> token.header("jwk", jwk)
							.signedBy("RS256", "other", LoginIdTokenFaultsTests::otherSignature)),
				raw("an extension that nobody understands", (token) -> token.header("crit", "['x']").header("x", "1")),
				change("a payload that was changed after it was signed", (idToken) -> {
					String[] parts = idToken.split("\\.");
					String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
					String other = payload.replace(LyingProvider.SUBJECT, "somebody-else");
					return parts[0] + "." + RawToken.encode(RawToken.utf8(other)) + "." + parts[2];
				}));
	}

	static Stream<Arguments> noTokens() {
		return Stream.of(change("none", (idToken) -> null),
				change("a script", (idToken) -> "<script>alert(1)</script>"), change("dots", (idToken) -> ".."),
				change("half of one", (idToken) -> idToken.substring(0, idToken.length() / 2)),
				change("one that is encrypted, it says", (idToken) -> idToken + ".a.b"),
				change("two of them", (idToken) -> idToken + " " + idToken));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a\nb", "a\u0000", "a\u202eb", LONG })
	void whatIsNoNameLogsNobodyInThoughTheUserInfoSaysSoToo(String subject) {
		trial.provider().lieInIdTokens((token) -> token.claim("sub", subject));
		trial.provider().userInfo().answer(ProviderAnswer.json(Map.of("sub", subject)));
		trial.assertRefused(this.browser, trial.logIn(this.browser));
		trial.assertLogsInHonestly(this.browser);
	}

	@Test
	void theNonceOfAnotherLoginOfTheSameBrowserLogsNobodyIn() {
		Map<String, String> other = this.browser.beginLogin(LoginTrial.LOGIN);
		trial.provider().lieInIdTokens((token) -> token.claim("nonce", other.get("nonce")));
		trial.assertRefused(this.browser, trial.logIn(this.browser));
		trial.assertLogsInHonestly(this.browser);
	}

	@Test
	void theIdTokenOfAnotherPersonsLoginLogsNobodyIn() {
		AtomicReference<@Nullable Object> stolen = new AtomicReference<>();
		trial.provider().lieInTokenResponses((response, asked) -> stolen.set(response.get("id_token")));
		Browser victim = trial.browser();
		trial.assertLoggedIn(victim, trial.logIn(victim));
		trial.provider().lieInTokenResponses((response, asked) -> response.put("id_token", stolen.get()));
		trial.assertRefused(this.browser, trial.logIn(this.browser));
		trial.assertLogsInHonestly(this.browser);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void anHonestOneLogsIn(String description, Consumer<LyingProvider> truth) {
		truth.accept(trial.provider());
		trial.assertLoggedIn(this.browser, trial.logIn(this.browser));
	}

	static Stream<Arguments> anHonestOneLogsIn() {
		return Stream.of(token("as it is", (token) -> {
		}), raw("written by hand", (token) -> {
		}), token("of no type", (token) -> token.type(null)),
				token("with PS256", (token) -> token.signedWith(TestKeys.RSA, JWSAlgorithm.PS256)),
				token("with ES256", (token) -> token.signedWith(TestKeys.EC, JWSAlgorithm.ES256)),
				token("without an authorized party", (token) -> token.claim("azp", null)),
				token("with an audience that is no list", (token) -> token.claim("aud", TestIssuer.CLIENT_ID)),
				token("with more to say", (token) -> token.claim("sid", "a").claim("acr", "1").claim("at_hash", null)));
	}

	@Test
	void keysThatAreExchangedDuringALoginAreFound() {
		trial.assertLoggedIn(this.browser, trial.logIn(this.browser));
		Browser another = trial.browser();
		Callback callback = trial.provider().agree(another.beginLogin(LoginTrial.LOGIN));
		trial.provider().publishKeys(TestKeys.OTHER_RSA);
		trial.provider().lieInIdTokens((token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256));
		trial.assertLoggedIn(another, another.get(callback.url()));
		trial.assertLogsInHonestly(this.browser);
	}

	@Test
	void keysThatWereWithdrawnDuringALoginLogNobodyIn() {
		trial.logIn(trial.browser());
		Callback callback = trial.provider().agree(this.browser.beginLogin(LoginTrial.LOGIN));
		trial.provider().publishKeys(TestKeys.OTHER_RSA);
		trial.provider().lieInIdTokens((token) -> token.signedWith(TestKeys.OTHER_RSA, JWSAlgorithm.RS256));
		trial.logIn(trial.browser());
		trial.provider().lieInIdTokens((token) -> {
		});
		trial.assertRefused(this.browser, this.browser.get(callback.url()));
		trial.assertLogsInHonestly(this.browser);
	}

	private static byte[] secret() {
		return LyingProvider.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] hmac(byte[] secret, byte[] input) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(secret, "HmacSHA256"));
		return mac.doFinal(input);
	}

	private static byte[] otherSignature(byte[] input) throws GeneralSecurityException, JOSEException {
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(TestKeys.OTHER_RSA.toPrivateKey());
		signature.update(input);
		return signature.sign();
	}

	private static Arguments claim(String description, String name, @Nullable Object value) {
		return token(description, (token) -> token.claim(name, value));
	}

	private static Arguments token(String description, Consumer<TestToken> lie) {
		return lie(description, (provider) -> provider.lieInIdTokens(lie));
	}

	private static Arguments raw(String description, Consumer<RawToken> lie) {
		return lie(description, (provider) -> provider.lieInTokenResponses((response, asked) -> {
			RawToken token = new RawToken(provider.uri(), TestIssuer.CLIENT_ID, Instant.now()).header("typ", "'JWT'")
				.claim("azp", null)
				.claim("sub", "'" + LyingProvider.SUBJECT + "'")
				.claim("nonce", "'" + asked.get("nonce") + "'");
			lie.accept(token);
			response.put("id_token", token.compact());
		}));
	}

	private static Arguments change(String description, Change lie) {
		return lie(description, (provider) -> provider.lieInTokenResponses(
				(response, asked) -> response.put("id_token", lie.apply(String.valueOf(response.get("id_token"))))));
	}

	private static Arguments lie(String description, Consumer<LyingProvider> lie) {
		return arguments(description, lie);
	}

	/**
	 * Makes something else of an ID token.
	 */
	@FunctionalInterface
	private interface Change {

		@Nullable Object apply(String idToken);

	}

}
