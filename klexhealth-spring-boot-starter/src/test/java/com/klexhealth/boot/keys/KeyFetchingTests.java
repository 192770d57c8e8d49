package com.klexhealth.boot.keys;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyFetching}.
 */
class KeyFetchingTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private final KeyFetching fetching = new KeyFetching(Duration.ofSeconds(3), Duration.ofMinutes(5), true,
			Duration.ofHours(4), Duration.ofSeconds(10));

	@Test
	void aCallerIsAnsweredBeforeTheTimeoutEnds() {
		assertThat(this.fetching.patience()).isEqualTo(Duration.ofMillis(2400));
	}

	@Test
	void keysAreFreshForTheTimeToLive() {
		assertThat(this.fetching.isFresh(NOW, NOW)).isTrue();
		assertThat(this.fetching.isFresh(NOW, NOW.plusSeconds(300).minusNanos(1))).isTrue();
		assertThat(this.fetching.isFresh(NOW, NOW.plusSeconds(300))).isFalse();
		assertThat(this.fetching.isFresh(NOW, NOW.minusNanos(1))).isFalse();
	}

	@Test
	void keysAreUsableForTheOutageToleranceBeyondThat() {
		assertThat(this.fetching.isUsable(NOW, NOW.plusSeconds(14_700).minusNanos(1))).isTrue();
		assertThat(this.fetching.isUsable(NOW, NOW.plusSeconds(14_700))).isFalse();
	}

	@Test
	void aFetchIsOverdueAfterTheTimeout() {
		assertThat(this.fetching.isOverdue(NOW, NOW.plusSeconds(3).minusNanos(1))).isFalse();
		assertThat(this.fetching.isOverdue(NOW, NOW.plusSeconds(3))).isTrue();
	}

	@Test
	void timesThatNobodyLivesToSeeAreNoFault() {
		KeyFetching forEver = new KeyFetching(Duration.ofSeconds(3), Duration.ofDays(1_000_000_000), true,
				Duration.ofDays(1_000_000_000), Duration.ofDays(1_000_000_000));
		assertThat(forEver.isUsable(NOW, NOW.plusSeconds(1))).isTrue();
		assertThat(forEver.refreshDelay(1)).isEqualTo(Duration.ofDays(850_000_000));
		assertThat(forEver.retryDelay(0)).isEqualTo(Duration.ofDays(2_000_000_000L));
	}

	@Test
	void shortTimesAreAllowedButNoneIsNothing() {
		KeyFetching quick = new KeyFetching(Duration.ofMillis(10), Duration.ofMillis(20), true, Duration.ZERO,
				Duration.ZERO);
		assertThat(quick.patience()).isEqualTo(Duration.ofMillis(8));
		assertThat(quick.refreshDelay(0)).isEqualTo(Duration.ofMillis(14));
		assertThat(quick.retryDelay(1)).isEqualTo(Duration.ofSeconds(1));
		assertThat(quick.isWithinInterval(NOW, NOW)).isFalse();
		assertThat(quick.untilNextAttempt(NOW, NOW)).isEqualTo(Duration.ofSeconds(1));
	}

}
