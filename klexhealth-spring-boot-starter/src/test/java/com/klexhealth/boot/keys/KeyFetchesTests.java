package com.klexhealth.boot.keys;

import java.time.Duration;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyFetches}: who has to begin a fetch, and for whom one is enough that
 * another began.
 */
class KeyFetchesTests {

	private final TestProvider provider = new TestProvider();

	private final MutableClock clock = new MutableClock();

	private final TestTasks tasks = new TestTasks(this.clock);

	private final KeyFetches fetches = fetches();

	@Test
	void aFetchThatBeganAndEndedSinceIsEnough() {
		KeyFetch first = this.fetches.joinFor("a", 0);
		assertThat(first).isNotNull()
			.extracting(KeyFetch::result, InstanceOfAssertFactories.COMPLETABLE_FUTURE)
			.isCompleted();
		assertThat(this.fetches.joinFor("b", 0)).isSameAs(first);
		assertThat(this.provider.fetches(TestProvider.KEYS)).isOne();
	}

	@Test
	void aFetchThatBeganBeforeIsNotEnough() {
		KeyFetch first = this.fetches.joinFor("a", 0);
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(this.fetches.joinFor("b", this.fetches.begun())).isNotSameAs(first);
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
	}

	@Test
	void whoeverHasNotSeenHowAFetchEndedNeedsNoOther() {
		KeyFetches.State seen = this.fetches.state();
		KeyFetch first = this.fetches.join(seen, null);
		assertThat(this.fetches.join(seen, null)).isSameAs(first);
		assertThat(this.provider.fetches(TestProvider.KEYS)).isOne();
		assertThat(this.fetches.join(this.fetches.state(), null)).isNotSameAs(first);
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
	}

	@Test
	void forAKeyThatIsNotHeldThereIsOneFetchInAnInterval() {
		assertThat(this.fetches.joinFor("a", 0)).isNotNull();
		assertThat(this.fetches.joinFor("b", this.fetches.begun())).isNull();
		assertThat(this.provider.fetches(TestProvider.KEYS)).isOne();
	}

	private KeyFetches fetches() {
		KeyFetching fetching = new KeyFetching(Duration.ofSeconds(3), Duration.ofMinutes(5), false, Duration.ofHours(4),
				Duration.ofSeconds(10));
		return new KeyFetches(this.provider.fetcher(this.clock), fetching, new UnknownKeyIds(fetching), this.tasks,
				this.clock, () -> 0);
	}

}
