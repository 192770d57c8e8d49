package com.klexhealth.boot.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/**
 * Tokens for tests, of five minutes.
 */
public final class TestTokens {

	private static final Duration LIFETIME = Duration.ofMinutes(5);

	private TestTokens() {
	}

	/** Tokens that were just given. */
	public static LoginTokens fresh() {
		return endingIn(LIFETIME, "refresh-1");
	}

	/** Tokens that are due but go on for half a minute. */
	public static LoginTokens due() {
		return endingIn(Duration.ofSeconds(30), "refresh-1");
	}

	/** Tokens of which the access token has ended. */
	public static LoginTokens over() {
		return endingIn(Duration.ofSeconds(-1), "refresh-1");
	}

	public static LoginTokens endingIn(Duration rest, @Nullable String refreshToken) {
		Instant end = Instant.now().plus(rest);
		return new LoginTokens("schneider", "access-1", "Bearer", Set.of("openid", "patients:read"),
				end.minus(LIFETIME), end, refreshToken, (refreshToken != null) ? end.minus(LIFETIME) : null, null);
	}

	public static LoginTokens fresh(String accessToken) {
		Instant now = Instant.now();
		return new LoginTokens("schneider", accessToken, "Bearer", Set.of(), now, now.plus(LIFETIME), "refresh-2", now,
				null);
	}

	public static ClientRegistration registration(String tokenUri) {
		return ClientRegistration.withRegistrationId("klexhealth")
			.clientId("client")
			.clientSecret("5ecret")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("https://practice.example/callback")
			.authorizationUri("https://klexhealth.com/authorize")
			.tokenUri(tokenUri)
			.build();
	}

}
