package com.klexhealth.boot.jwt;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignedClaimsConverter}.
 */
class SignedClaimsConverterTests {

	private final SignedClaimsConverter converter = new SignedClaimsConverter();

	@Test
	void convertWhenTimesThenInstants() {
		Date time = Date.from(Jwts.NOW);
		Map<String, Object> converted = this.converter.convert(Map.of("iat", time, "nbf", time, "exp", time));
		assertThat(converted).isEqualTo(Map.<String, Object>of("iat", Jwts.NOW, "nbf", Jwts.NOW, "exp", Jwts.NOW));
	}

	@Test
	void convertWhenNoIssueTimeThenMakesUpNone() {
		assertThat(this.converter.convert(Map.of("exp", Date.from(Instant.EPOCH)))).containsOnlyKeys("exp");
	}

	@Test
	void convertWhenOtherClaimsThenLeavesThem() {
		Map<String, Object> claims = Map.of("iss", "HTTPS://klexhealth.com", "aud", List.of("api"), "other", 1L);
		assertThat(this.converter.convert(claims)).isEqualTo(claims);
	}

}
