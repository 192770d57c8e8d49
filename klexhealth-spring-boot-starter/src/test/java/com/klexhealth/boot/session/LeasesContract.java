package com.klexhealth.boot.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.klexhealth.boot.testsupport.ManualClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What leases do, wherever they are kept.
 */
abstract class LeasesContract {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T12:00:00Z"));

	abstract Leases leases();

	@Test
	void aFreeLeaseIsTaken() {
		assertThat(leases().holder("a")).isNull();
		assertThat(leases().take("a", "one", MINUTE)).isTrue();
		assertThat(leases().holder("a")).isEqualTo("one");
	}

	@Test
	void aTakenLeaseIsNotFreeForAnybody() {
		leases().take("a", "one", MINUTE);
		assertThat(leases().take("a", "two", MINUTE)).isFalse();
		assertThat(leases().take("a", "one", MINUTE)).isFalse();
		assertThat(leases().holder("a")).isEqualTo("one");
	}

	@Test
	void otherNamesAreOtherLeases() {
		leases().take("a", "one", MINUTE);
		assertThat(leases().take("b", "two", MINUTE)).isTrue();
	}

	@Test
	void aLeaseEndsWithItsTimeAndNotBefore() {
		leases().take("a", "one", MINUTE);
		this.clock.advance(MINUTE.minusMillis(1));
		assertThat(leases().take("a", "two", MINUTE)).isFalse();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(leases().holder("a")).isNull();
		assertThat(leases().take("a", "two", MINUTE)).isTrue();
		assertThat(leases().holder("a")).isEqualTo("two");
	}

	@Test
	void tryingInVainDoesNotProlongALease() {
		leases().take("a", "one", MINUTE);
		this.clock.advance(Duration.ofSeconds(59));
		leases().take("a", "two", MINUTE);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(leases().take("a", "three", MINUTE)).isTrue();
	}

	@Test
	void aReleasedLeaseIsFree() {
		leases().take("a", "one", MINUTE);
		leases().release("a", "one");
		assertThat(leases().take("a", "two", MINUTE)).isTrue();
	}

	@Test
	void whoLostALeaseDoesNotReleaseTheNextHolders() {
		leases().take("a", "one", MINUTE);
		this.clock.advance(MINUTE);
		leases().take("a", "two", MINUTE);
		leases().release("a", "one");
		assertThat(leases().holder("a")).isEqualTo("two");
	}

	@Test
	void toReleaseWhatNobodyTookDoesNothing() {
		leases().release("a", "one");
		assertThat(leases().take("a", "one", MINUTE)).isTrue();
	}

	@Test
	void namesAndHoldersMayBeAsLongAsPromised() {
		assertThat(leases().take("n".repeat(100), "h".repeat(36), MINUTE)).isTrue();
		assertThat(leases().holder("n".repeat(100))).isEqualTo("h".repeat(36));
	}

	@Test
	void ofManyAtOnceOneTakesIt() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(16);
		try {
			for (int round = 0; round < 20; round++) {
				String name = "free-" + round;
				assertThat(takenBy(threads, name)).isEqualTo(1);
				this.clock.advance(MINUTE);
				assertThat(takenBy(threads, name)).as("over").isEqualTo(1);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private long takenBy(ExecutorService threads, String name) throws Exception {
		List<Callable<Boolean>> attempts = IntStream.range(0, 16)
			.<Callable<Boolean>>mapToObj((i) -> () -> leases().take(name, "holder-" + i, MINUTE))
			.toList();
		long taken = 0;
		for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
			taken += attempt.get() ? 1 : 0;
		}
		return taken;
	}

}
