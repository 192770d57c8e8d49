package com.klexhealth.boot.login;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenResponseConverter}.
 */
class TokenResponseConverterTests {

	private final TokenResponseConverter converter = new TokenResponseConverter();

	@ParameterizedTest
	@ValueSource(strings = { "1", "300" })
	void aTokenEndsWhenTheResponseSays(String expiresIn) {
		Map<String, Object> response = response();
		response.put("expires_in", expiresIn);
		assertThat(lifetime(response)).isEqualTo(Duration.ofSeconds(Long.parseLong(expiresIn)));
	}

	@Test
	void aTokenOfUnknownLifeDoesNotEndAtOnce() {
		assertThat(lifetime(response())).isGreaterThan(Duration.ofDays(365));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "soon", "300.5", "99999999999999999999" })
	void whatIsNoLifetimeSaysNothing(String expiresIn) {
		Map<String, Object> response = response();
		response.put("expires_in", expiresIn);
		assertThat(lifetime(response)).isGreaterThan(Duration.ofDays(365));
	}

	@Test
	void theRestOfTheResponseStaysAsItIs() {
		Map<String, Object> response = response();
		response.put("refresh_token", "refresh");
		response.put("scope", "openid profile");
		response.put("id_token", "id");
		OAuth2AccessTokenResponse converted = this.converter.convert(response);
		assertThat(converted.getAccessToken().getTokenValue()).isEqualTo("access");
		assertThat(converted.getAccessToken().getTokenType()).isEqualTo(OAuth2AccessToken.TokenType.BEARER);
		assertThat(converted.getAccessToken().getScopes()).containsExactlyInAnyOrder("openid", "profile");
		assertThat(converted.getRefreshToken()).isNotNull()
			.satisfies((token) -> assertThat(token.getTokenValue()).isEqualTo("refresh"));
		assertThat(converted.getAdditionalParameters()).containsExactly(Map.entry("id_token", "id"));
	}

	private Duration lifetime(Map<String, Object> response) {
		OAuth2AccessToken token = this.converter.convert(response).getAccessToken();
		return Duration.between(token.getIssuedAt(), token.getExpiresAt());
	}

	private static Map<String, Object> response() {
		return new HashMap<>(Map.of("access_token", "access", "token_type", "Bearer"));
	}

}
