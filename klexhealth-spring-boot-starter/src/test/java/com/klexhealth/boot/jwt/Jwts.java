package com.klexhealth.boot.jwt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Verified tokens that keep every rule unless a test makes them otherwise, and the clock
 * that they are made by.
 */
final class Jwts {

	static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	static final String ISSUER = "https://klexhealth.com";

	private Jwts() {
	}

	static Jwt jwt() {
		return jwt((token) -> {
		});
	}

	static Jwt jwt(Consumer<Jwt.Builder> customizer) {
		Jwt.Builder token = Jwt.withTokenValue("token")
			.header("alg", "RS256")
			.header("typ", "at+jwt")
			.issuer(ISSUER)
			.audience(List.of("api"))
			.subject("schneider")
			.claim("client_id", "client")
			.issuedAt(NOW)
			.expiresAt(NOW.plus(Duration.ofMinutes(5)));
		customizer.accept(token);
		return token.build();
	}

	static Jwt with(String claim, Object value) {
		return jwt((token) -> token.claim(claim, value));
	}

	static Jwt without(String claim) {
		return jwt((token) -> token.claims((claims) -> claims.remove(claim)));
	}

	static @Nullable TokenRefusal refusal(OAuth2TokenValidatorResult result) {
		return result.getErrors()
			.stream()
			.findFirst()
			.map((error) -> ((RefusedTokenError) error).getRefusal())
			.orElse(null);
	}

}
