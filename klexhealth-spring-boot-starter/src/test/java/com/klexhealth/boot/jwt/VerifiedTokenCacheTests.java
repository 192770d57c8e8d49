package com.klexhealth.boot.jwt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link VerifiedTokenCache}, {@link VerifiedJwt} and {@link SignatureDigest}.
 */
class VerifiedTokenCacheTests {

	private static final Instant EXPIRY = Instant.parse("2026-11-24T12:00:00Z");

	private static final Duration SKEW = Duration.ofSeconds(60);

	@Test
	void findsWhatWasAddedUntilItExpires() {
		VerifiedJwt token = token("token", 1);
		assertThat(cache(EXPIRY.plus(SKEW).minusMillis(1), (generation, now) -> true, token).find("token"))
			.isSameAs(token);
	}

	@Test
	void findsNothingThatHasExpired() {
		assertThat(cache(EXPIRY.plus(SKEW), (generation, now) -> true, token("token", 1)).find("token")).isNull();
	}

	@Test
	void findsNothingOnceAKeyIsWithdrawn() {
		assertThat(cache(EXPIRY, (generation, now) -> generation == 1, token("token", 1)).find("token")).isNotNull();
		assertThat(cache(EXPIRY, (generation, now) -> generation == 2, token("token", 1)).find("token")).isNull();
	}

	@Test
	void findsNothingForAnotherToken() {
		assertThat(cache(EXPIRY, (generation, now) -> true, token("token", 1)).find("Token")).isNull();
	}

	@Test
	void findsNothingForAnotherTokenWithTheSameSignature() {
		VerifiedTokenCache cache = cache(EXPIRY, (generation, now) -> true, token("header.claims.signature", 1));
		assertThat(cache.find("header.claims.signature")).isNotNull();
		assertThat(cache.find("header.others.signature")).isNull();
		assertThat(cache.find("signature")).isNull();
	}

	@Test
	void forgetsWhatItsTimeHasEndedFor() {
		VerifiedTokenCache cache = new VerifiedTokenCache(10, Duration.ofNanos(1), (generation, now) -> true, SKEW,
				clock(EXPIRY));
		cache.add(token("token", 1));
		assertThat(cache.find("token")).isNull();
	}

	@Test
	void countsALongTokenMoreThanOnce() {
		assertThat(VerifiedTokenCache.weigh(token("a", 1))).isEqualTo(1);
		assertThat(VerifiedTokenCache.weigh(token("a".repeat(2048), 1))).isEqualTo(1);
		assertThat(VerifiedTokenCache.weigh(token("a".repeat(2049), 1))).isEqualTo(2);
		assertThat(VerifiedTokenCache.weigh(token("a".repeat(16 * 1024), 1))).isEqualTo(8);
	}

	@Test
	void holdsNoMoreThanItMay() {
		VerifiedTokenCache cache = new VerifiedTokenCache(10, Duration.ofMinutes(5), (generation, now) -> true, SKEW,
				clock(EXPIRY));
		for (int i = 0; i < 1000; i++) {
			cache.add(token("token" + i, 1));
		}
		assertThat(IntStream.range(0, 1000).filter((i) -> cache.find("token" + i) != null).count()).isBetween(1L, 10L);
	}

	@Test
	void aVerifiedTokenIsTheTokenThatItWas() {
		Jwt jwt = jwt("token");
		VerifiedJwt token = new VerifiedJwt(jwt, 1);
		assertThat(token.getTokenValue()).isEqualTo("token");
		assertThat(token.getHeaders()).isEqualTo(jwt.getHeaders());
		assertThat(token.getClaims()).isEqualTo(jwt.getClaims());
		assertThat(token.getSubject()).isEqualTo("schneider");
		assertThat(token.getName()).isEqualTo("schneider");
		assertThat(token.getAttributes()).isEqualTo(jwt.getClaims());
		assertThat(token.getAuthorities()).isEmpty();
	}

	@Test
	void authoritiesAreConvertedOnce() {
		AtomicInteger conversions = new AtomicInteger();
		VerifiedJwt token = token("token", 1);
		for (int i = 0; i < 2; i++) {
			assertThat(token.getAuthorities((jwt) -> {
				conversions.incrementAndGet();
				return List.<GrantedAuthority>of(new SimpleGrantedAuthority("SCOPE_a"));
			})).extracting(GrantedAuthority::getAuthority).containsExactly("SCOPE_a");
		}
		assertThat(conversions).hasValue(1);
	}

	@Test
	void aDigestIsTheWholeOfSha256() {
		assertThat(SignatureDigest.of("abc")).isEqualTo(new SignatureDigest(0xba7816bf8f01cfeaL, 0x414140de5dae2223L,
				0xb00361a396177a9cL, 0xb410ff61f20015adL));
		assertThat(SignatureDigest.of("abc")).hasSameHashCodeAs(SignatureDigest.of("abc"));
		assertThat(SignatureDigest.of("abc")).isNotEqualTo(SignatureDigest.of("abd"));
		String end = "a".repeat(55);
		assertThat(SignatureDigest.of("header.claims.b" + end)).isEqualTo(SignatureDigest.of(end));
		assertThat(SignatureDigest.of("header.claims.b" + end))
			.isNotEqualTo(SignatureDigest.of("b" + end.substring(1)));
	}

	@Test
	void digestsThatDifferInAnyPartAreNotEqual() {
		SignatureDigest digest = new SignatureDigest(1, 2, 3, 4);
		assertThat(digest).isEqualTo(new SignatureDigest(1, 2, 3, 4));
		assertThat(List.of(new SignatureDigest(0, 2, 3, 4), new SignatureDigest(1, 0, 3, 4),
				new SignatureDigest(1, 2, 0, 4), new SignatureDigest(1, 2, 3, 0)))
			.doesNotContain(digest);
	}

	private static VerifiedTokenCache cache(Instant now, VerifiedTokenCache.CurrentKeys currentKeys,
			VerifiedJwt token) {
		VerifiedTokenCache cache = new VerifiedTokenCache(10, Duration.ofMinutes(5), currentKeys, SKEW, clock(now));
		cache.add(token);
		return cache;
	}

	private static Clock clock(Instant now) {
		return Clock.fixed(now, ZoneOffset.UTC);
	}

	private static VerifiedJwt token(String value, long keyGeneration) {
		return new VerifiedJwt(jwt(value), keyGeneration);
	}

	private static Jwt jwt(String value) {
		return Jwt.withTokenValue(value)
			.header("alg", "RS256")
			.subject("schneider")
			.issuedAt(EXPIRY.minusSeconds(300))
			.expiresAt(EXPIRY)
			.build();
	}

}
