package com.klexhealth.boot.lock;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyFetchingLock}.
 */
class KeyFetchingLockTests {

	@ParameterizedTest
	@CsvSource({ "PT3S,PT5M,PT10S", "PT0.001S,PT0.1S,PT0S", "PT9S,PT10S,PT9S" })
	void timesThatCanAllBeKeptPass(Duration timeout, Duration timeToLive, Duration interval) {
		assertThat(KeyFetchingLock.check(timeout, timeToLive, interval)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "PT0S,PT5M,PT10S", "PT-1S,PT5M,PT10S", "PT0.0001S,PT5M,PT10S", "PT5M,PT5M,PT10S", "PT6M,PT5M,PT10S",
			"PT3S,PT5M,PT5M", "PT3S,PT5M,PT-1S", "PT3S,PT0S,PT0S", "PT3S,PT-5M,PT10S" })
	void timesThatCannotBeKeptAreRefused(Duration timeout, Duration timeToLive, Duration interval) {
		assertThat(KeyFetchingLock.check(timeout, timeToLive, interval)).hasSize(1);
	}

	@Test
	void theRefusalNamesThePropertiesAndTheDefaults() {
		assertThat(KeyFetchingLock.check(Duration.ZERO, Duration.ofMinutes(5), Duration.ZERO)).singleElement()
			.satisfies((violation) -> {
				assertThat(violation.source()).contains("klexhealth.keys.timeout", "klexhealth.keys.time-to-live",
						"klexhealth.keys.minimum-refetch-interval");
				assertThat(violation.mend()).contains("klexhealth.keys.timeout=3s", "klexhealth.keys.time-to-live=5m",
						"klexhealth.keys.minimum-refetch-interval=10s");
			});
	}

}
