package com.klexhealth.boot.logout;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

import com.klexhealth.boot.session.Logout;
import com.klexhealth.boot.testsupport.ManualClock;
import com.klexhealth.boot.testsupport.RawToken;
import com.klexhealth.boot.testsupport.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link LogoutTokenDecoder} and its rules, with tokens that are signed.
 */
class LogoutTokenDecoderTests {

	private static final long NOW = LogoutTokens.NOW.getEpochSecond();

	private final ManualClock clock = new ManualClock(LogoutTokens.NOW);

	private final LogoutTokenDecoder decoder = decoder(
			new ImmutableJWKSet<>(new JWKSet(List.of(TestKeys.RSA, TestKeys.EC)).toPublicJWKSet()));

	private LogoutTokenDecoder decoder(JWKSource<SecurityContext> keys) {
		return new LogoutTokenDecoder(keys, keys, List.of("RS256", "PS256", "ES256"), LogoutTokens.ISSUER,
				LogoutTokens.CLIENT_ID, Duration.ofSeconds(60), this.clock);
	}

	@Test
	void aTokenAsKeycloakWritesItIsAccepted() throws Exception {
		LogoutTokenDecoder.DecodedLogout decoded = this.decoder.decode(LogoutTokens.token());
		assertThat(decoded.id()).isEqualTo("ef99db4e-275a-1e6a-999c-47e035fb1382");
		assertThat(decoded.logout())
			.isEqualTo(new Logout(LogoutTokens.ISSUER, "v28IGWILyZxE6oKNBRx6QruP", "schneider", LogoutTokens.NOW));
	}

	@Test
	void aTokenMayNameASessionOnly() throws Exception {
		Logout logout = this.decoder.decode(with("sub", null)).logout();
		assertThat(logout.sessionId()).isEqualTo("v28IGWILyZxE6oKNBRx6QruP");
		assertThat(logout.subject()).isNull();
	}

	@Test
	void aTokenMayNameAPersonOnly() throws Exception {
		Logout logout = this.decoder.decode(with("sid", null)).logout();
		assertThat(logout.sessionId()).isNull();
		assertThat(logout.subject()).isEqualTo("schneider");
	}

	@ParameterizedTest
	@MethodSource
	void goodTokensAreAccepted(String description, Consumer<RawToken> customizer) {
		assertThat(verdict(LogoutTokens.token(customizer))).isEqualTo("accepted");
	}

	static Stream<Arguments> goodTokensAreAccepted() {
		String event = "'" + LogoutTokens.EVENT + "'";
		return Stream.of(token("full media type", (token) -> token.header("typ", "'application/logout+jwt'")),
				token("type in capitals", (token) -> token.header("typ", "'LOGOUT+JWT'")),
				token("just a token, as Keycloak before 25", (token) -> token.header("typ", "'JWT'")),
				token("no type", (token) -> token.header("typ", null)),
				token("audience in a list", (token) -> token.claim("aud", "['webapp']")),
				token("issued 3 minutes ago", (token) -> token.claim("iat", String.valueOf(NOW - 180))),
				token("issued in a minute", (token) -> token.claim("iat", String.valueOf(NOW + 60))),
				token("expired within the skew",
						(token) -> token.claim("iat", String.valueOf(NOW - 100))
							.claim("exp", String.valueOf(NOW - 59))),
				token("another event beside it",
						(token) -> token.claim("events", "{" + event + ":{},'revoke_offline_access':true}")),
				token("something in the event", (token) -> token.claim("events", "{" + event + ":{'a':1}}")),
				token("claims of other kinds", (token) -> token.claim("toe", "1").claim("txn", "'a'")),
				token("ES256", (token) -> token.signedBy("ES256", "ec", RawToken::es256)),
				token("PS256", (token) -> token.signedBy("PS256", "rsa", RawToken::ps256)));
	}

	@ParameterizedTest
	@MethodSource
	void badTokensAreRefused(LogoutRefusal refusal, String description, Consumer<RawToken> customizer) {
		assertThat(verdict(LogoutTokens.token(customizer))).isEqualTo(refusal.getCode());
	}

	static Stream<Arguments> badTokensAreRefused() {
		return Stream.of(
				bad(LogoutRefusal.WRONG_TOKEN_TYPE, "access token", (token) -> token.header("typ", "'at+jwt'")),
				bad(LogoutRefusal.WRONG_TOKEN_TYPE, "any other", (token) -> token.header("typ", "'logout'")),
				bad(LogoutRefusal.WRONG_TOKEN_TYPE, "empty", (token) -> token.header("typ", "''")),
				bad(LogoutRefusal.WRONG_ISSUER, "another", (token) -> token.claim("iss", "'https://attacker.example'")),
				bad(LogoutRefusal.WRONG_ISSUER, "none", (token) -> token.claim("iss", null)),
				bad(LogoutRefusal.WRONG_ISSUER, "with a slash",
						(token) -> token.claim("iss", "'" + LogoutTokens.ISSUER + "/'")),
				bad(LogoutRefusal.WRONG_AUDIENCE, "another", (token) -> token.claim("aud", "'other'")),
				bad(LogoutRefusal.WRONG_AUDIENCE, "others too", (token) -> token.claim("aud", "['webapp','other']")),
				bad(LogoutRefusal.WRONG_AUDIENCE, "none", (token) -> token.claim("aud", null)),
				bad(LogoutRefusal.WRONG_AUDIENCE, "empty", (token) -> token.claim("aud", "[]")),
				bad(LogoutRefusal.NOT_ISSUED_NOW, "no iat", (token) -> token.claim("iat", null)),
				bad(LogoutRefusal.NOT_ISSUED_NOW, "in the future",
						(token) -> token.claim("iat", String.valueOf(NOW + 61))),
				bad(LogoutRefusal.NOT_ISSUED_NOW, "long ago",
						(token) -> token.claim("iat", String.valueOf(NOW - 181)).claim("exp", String.valueOf(NOW + 9))),
				bad(LogoutRefusal.EXPIRED_TOKEN, "no exp", (token) -> token.claim("exp", null)),
				bad(LogoutRefusal.EXPIRED_TOKEN, "expired",
						(token) -> token.claim("iat", String.valueOf(NOW - 100))
							.claim("exp", String.valueOf(NOW - 60))),
				bad(LogoutRefusal.EXPIRED_TOKEN, "not valid yet",
						(token) -> token.claim("nbf", String.valueOf(NOW + 61))),
				bad(LogoutRefusal.NO_LOGOUT_EVENT, "no events", (token) -> token.claim("events", null)),
				bad(LogoutRefusal.NO_LOGOUT_EVENT, "no event", (token) -> token.claim("events", "{}")),
				bad(LogoutRefusal.NO_LOGOUT_EVENT, "another event", (token) -> token.claim("events", "{'logout':{}}")),
				bad(LogoutRefusal.NO_LOGOUT_EVENT, "a list",
						(token) -> token.claim("events", "['" + LogoutTokens.EVENT + "']")),
				bad(LogoutRefusal.NO_LOGOUT_EVENT, "a text in place of an object",
						(token) -> token.claim("events", "{'" + LogoutTokens.EVENT + "':''}")),
				bad(LogoutRefusal.NO_LOGOUT_EVENT, "null in place of an object",
						(token) -> token.claim("events", "{'" + LogoutTokens.EVENT + "':null}")),
				bad(LogoutRefusal.NONCE_PRESENT, "nonce", (token) -> token.claim("nonce", "'a'")),
				bad(LogoutRefusal.NONCE_PRESENT, "empty nonce", (token) -> token.claim("nonce", "''")),
				bad(LogoutRefusal.NO_TOKEN_ID, "none", (token) -> token.claim("jti", null)),
				bad(LogoutRefusal.NO_TOKEN_ID, "blank", (token) -> token.claim("jti", "' '")),
				bad(LogoutRefusal.NOTHING_NAMED, "neither", (token) -> token.claim("sub", null).claim("sid", null)),
				bad(LogoutRefusal.NOTHING_NAMED, "a blank session", (token) -> token.claim("sid", "''")),
				bad(LogoutRefusal.NOTHING_NAMED, "a number for a session", (token) -> token.claim("sid", "1")),
				bad(LogoutRefusal.NOTHING_NAMED, "a blank person", (token) -> token.claim("sub", "' '")),
				bad(LogoutRefusal.BAD_SIGNATURE, "another's key",
						(token) -> token.signedBy("RS256", "other", RawToken::rs256)),
				bad(LogoutRefusal.BAD_SIGNATURE, "no signature",
						(token) -> token.signedBy("RS256", "rsa", (input) -> new byte[256])),
				bad(LogoutRefusal.BAD_SIGNATURE, "an algorithm that is not accepted",
						(token) -> token.signedBy("RS512", "rsa", RawToken::rs256)),
				bad(LogoutRefusal.MALFORMED_TOKEN, "a number for an id", (token) -> token.claim("jti", "1")),
				bad(LogoutRefusal.MALFORMED_TOKEN, "a number for a person", (token) -> token.claim("sub", "1")),
				bad(LogoutRefusal.MALFORMED_TOKEN, "no JSON", (token) -> token.claim("sid", "oops")),
				bad(LogoutRefusal.MALFORMED_TOKEN, "critical extensions", (token) -> token.header("crit", "['exp']")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "a.b.c", "eyJhbGciOiJub25lIn0.e30." })
	void whatIsNoTokenIsRefused(String token) {
		assertThat(verdict(token)).isEqualTo("malformed_token");
	}

	@Test
	void anIdTokenIsRefused() {
		assertThat(verdict(LogoutTokens.token((token) -> token.header("typ", "'JWT'").claim("events", null))))
			.isEqualTo("no_logout_event");
	}

	@Test
	void aRefusalDoesNotRepeatTheToken() {
		assertThatExceptionOfType(RefusedLogoutException.class)
			.isThrownBy(() -> this.decoder.decode(with("iss", "'https://attacker.example'")))
			.withMessage("The logout token is not from the issuer that is trusted here");
	}

	@Test
	void withoutKeysATokenIsNeitherGoodNorBad() {
		LogoutTokenDecoder withoutKeys = decoder((selector, context) -> {
			throw new RemoteKeySourceException("down", null);
		});
		assertThatExceptionOfType(JwtException.class).isThrownBy(() -> withoutKeys.decode(LogoutTokens.token()))
			.isNotInstanceOf(BadJwtException.class)
			.withCauseInstanceOf(RemoteKeySourceException.class);
	}

	@Test
	void aTokenIsRememberedForLongerThanItIsAccepted() {
		String last = LogoutTokens
			.token((token) -> token.claim("iat", String.valueOf(NOW + 60)).claim("exp", String.valueOf(NOW + 3600)));
		assertThat(verdict(last)).isEqualTo("accepted");
		this.clock.advance(this.decoder.acceptance());
		assertThat(verdict(last)).isEqualTo("not_issued_now");
	}

	private static String with(String claim, @Nullable String json) {
		return LogoutTokens.token((token) -> token.claim(claim, json));
	}

	private String verdict(String token) {
		try {
			this.decoder.decode(token);
			return "accepted";
		}
		catch (RefusedLogoutException ex) {
			return ex.getRefusal().getCode();
		}
	}

	private static Arguments token(String description, Consumer<RawToken> customizer) {
		return arguments(description, customizer);
	}

	private static Arguments bad(LogoutRefusal refusal, String description, Consumer<RawToken> customizer) {
		return arguments(refusal, description, customizer);
	}

}
