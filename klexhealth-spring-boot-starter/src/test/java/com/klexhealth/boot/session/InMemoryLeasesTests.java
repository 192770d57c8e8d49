package com.klexhealth.boot.session;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InMemoryLeases}.
 */
class InMemoryLeasesTests extends LeasesContract {

	private final InMemoryLeases leases = new InMemoryLeases(this.clock);

	@Override
	Leases leases() {
		return this.leases;
	}

	@Test
	void leasesThatAreOverTakeNoRoom() {
		for (int i = 0; i < 100; i++) {
			this.leases.take("short-" + i, "one", Duration.ofSeconds(1));
		}
		this.leases.take("long", "one", Duration.ofMinutes(1));
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(this.leases.size()).isEqualTo(1);
	}

	@Test
	void thereAreNeverMoreThanTheBound() {
		InMemoryLeases few = new InMemoryLeases(this.clock, 10);
		for (int i = 0; i < 100; i++) {
			few.take("name-" + i, "one", Duration.ofMinutes(1));
		}
		assertThat(few.size()).isEqualTo(10);
	}

}
