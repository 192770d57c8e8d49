package com.klexhealth.boot.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnknownKeyIds}.
 */
class UnknownKeyIdsTests {

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private int undecided;

	private final UnknownKeyIds unknown = new UnknownKeyIds(
			new KeyFetching(Duration.ofSeconds(3), Duration.ofMinutes(5), true, Duration.ofHours(4), INTERVAL));

	@Test
	void thereIsOneFetchInAnInterval() {
		assertThat(this.unknown.takeFetch(NOW)).isTrue();
		assertThat(this.unknown.takeFetch(NOW)).isFalse();
		assertThat(this.unknown.takeFetch(NOW.plus(INTERVAL).minusNanos(1))).isFalse();
		assertThat(this.unknown.takeFetch(NOW.plus(INTERVAL))).isTrue();
		assertThat(this.unknown.takeFetch(NOW.plus(INTERVAL))).isFalse();
	}

	@Test
	void whenTheClockWasPutBackThereIsAFetch() {
		assertThat(this.unknown.takeFetch(NOW)).isTrue();
		assertThat(this.unknown.takeFetch(NOW.minusNanos(1))).isTrue();
	}

	@Test
	void theNextFetchIsThereWhenTheIntervalEnds() {
		this.unknown.takeFetch(NOW);
		assertThat(this.unknown.untilNextFetch(NOW)).isEqualTo(INTERVAL);
		assertThat(this.unknown.untilNextFetch(NOW.plusSeconds(9))).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.unknown.untilNextFetch(NOW.plusSeconds(60))).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void aKeyIdIsUnknownToFetchesThatBeganAfterItWasSeen() {
		this.unknown.see("a", 5);
		this.unknown.see("a", 7);
		assertThat(this.unknown.isUnknownTo("a", 5)).isFalse();
		assertThat(this.unknown.isUnknownTo("a", 6)).isTrue();
		assertThat(this.unknown.isUnknownTo("b", 6)).isFalse();
	}

	@Test
	void aKeyIdThatIsVeryLongIsNotRemembered() {
		this.unknown.see("a".repeat(256), 5);
		this.unknown.see("a".repeat(257), 5);
		assertThat(this.unknown.isUnknownTo("a".repeat(256), 6)).isTrue();
		assertThat(this.unknown.isUnknownTo("a".repeat(257), 6)).isFalse();
	}

	@Test
	void soManyAreRememberedAndThoseThatAreAskedForLongest() {
		for (int i = 0; i < UnknownKeyIds.CAPACITY; i++) {
			this.unknown.see("a" + i, 5);
		}
		assertThat(this.unknown.isUnknownTo("a0", 6)).isTrue();
		this.unknown.see("b", 5);
		assertThat(this.unknown.isUnknownTo("a0", 6)).isTrue();
		assertThat(this.unknown.isUnknownTo("a1", 6)).isFalse();
		assertThat(this.unknown.isUnknownTo("b", 6)).isTrue();
	}

	@Test
	void fewThatAreUndecidedAreRefusedInTwoIntervals() {
		undecided(NOW, 5);
		undecided(NOW.plus(INTERVAL).minusNanos(1), 4);
		assertThat(this.unknown.isRefused("a", 5, NOW.plus(INTERVAL))).isTrue();
		assertThat(this.unknown.isRefused("b", 5, NOW.plus(INTERVAL))).isFalse();
		assertThat(this.unknown.isRefused("c", 5, NOW.plus(INTERVAL.multipliedBy(2)))).isTrue();
	}

	@Test
	void whatComesAgainWhileItIsUndecidedMayBeANewKey() {
		assertThat(this.unknown.isRefused("a", 5, NOW)).isTrue();
		assertThat(this.unknown.isRefused("a", 5, NOW)).isFalse();
		assertThat(this.unknown.isRefused("b", 5, NOW)).isTrue();
		this.unknown.see("a", 5);
		assertThat(this.unknown.isRefused("a", 6, NOW)).isTrue();
	}

	@Test
	void whatIsVeryLongIsNoNewKeyHoweverOftenItComes() {
		for (String keyId : List.of("a".repeat(256), "a".repeat(257))) {
			assertThat(this.unknown.isRefused(keyId, 5, NOW)).isTrue();
			assertThat(this.unknown.isRefused(keyId, 5, NOW)).isEqualTo(keyId.length() > 256);
		}
	}

	@Test
	void whatWasTwoIntervalsAgoIsForgotten() {
		undecided(NOW, 10);
		assertThat(this.unknown.isRefused("a", 5, NOW)).isFalse();
		undecided(NOW.plus(INTERVAL.multipliedBy(2)), 10);
		undecided(NOW.minusNanos(1), 10);
	}

	@Test
	void whatWasInTheIntervalBeforeIsNot() {
		undecided(NOW, 10);
		assertThat(this.unknown.isRefused("a", 5, NOW.plus(INTERVAL.multipliedBy(2)).minusNanos(1))).isFalse();
	}

	@Test
	void whatIsKnownNotToExistIsRefusedHoweverOftenItComes() {
		this.unknown.see("a", 5);
		for (int i = 0; i < 1000; i++) {
			assertThat(this.unknown.isRefused("a", 6, NOW)).isTrue();
		}
		assertThat(this.unknown.isRefused("new", 6, NOW)).isFalse();
	}

	@Test
	void whatIsKnownNotToExistAndFewDoesNotKeepOthersFromBeingRefused() {
		this.unknown.see("a", 5);
		for (int i = 0; i < UnknownKeyIds.MANY; i++) {
			this.unknown.isRefused("a", 6, NOW);
		}
		assertThat(this.unknown.isRefused("new", 6, NOW)).isTrue();
		this.unknown.isRefused("a", 6, NOW);
		assertThat(this.unknown.isRefused("newer", 6, NOW)).isFalse();
		assertThat(this.unknown.isRefused("newest", 6, NOW.plus(INTERVAL.multipliedBy(2)))).isTrue();
	}

	private void undecided(Instant now, int number) {
		for (int i = 0; i < number; i++) {
			assertThat(this.unknown.isRefused("undecided" + this.undecided++, 5, now)).isTrue();
		}
	}

}
