package com.klexhealth.boot.logout;

import java.time.Instant;
import java.util.function.Consumer;

import com.klexhealth.boot.testsupport.RawToken;

/**
 * Logout tokens as Keycloak 26.7 writes them, unless a test makes them otherwise.
 */
final class LogoutTokens {

	static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	static final String ISSUER = "https://klexhealth.com/realms/practice";

	static final String CLIENT_ID = "webapp";

	static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

	private LogoutTokens() {
	}

	static String token(Consumer<RawToken> customizer) {
		long now = NOW.getEpochSecond();
		RawToken token = new RawToken(ISSUER, CLIENT_ID, NOW).header("typ", "'logout+jwt'")
			.claim("azp", null)
			.claim("aud", "'" + CLIENT_ID + "'")
			.claim("sub", "'schneider'")
			.claim("typ", "'Logout'")
			.claim("sid", "'v28IGWILyZxE6oKNBRx6QruP'")
			.claim("jti", "'ef99db4e-275a-1e6a-999c-47e035fb1382'")
			.claim("exp", String.valueOf(now + 120))
			.claim("events", "{'" + EVENT + "':{}}");
		customizer.accept(token);
		return token.compact();
	}

	static String token() {
		return token((token) -> {
		});
	}

}
