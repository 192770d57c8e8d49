package com.klexhealth.boot.lock;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoginLock}.
 */
class LoginLockTests {

	@ParameterizedTest
	@ValueSource(strings = { "practice.example", "practice.example:8443", "localhost", "10.0.0.1", "[::1]:8080" })
	void aHostPasses(String host) {
		assertThat(LoginLock.checkTrustedHosts(List.of(host))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "*.practice.example", "https://practice.example", "practice.example/", "a@b", "",
			"practice.example:", "practice.example:port" })
	void anythingElseIsRefused(String host) {
		assertThat(LoginLock.checkTrustedHosts(List.of("practice.example", host))).singleElement()
			.satisfies((violation) -> {
				assertThat(violation.source()).isEqualTo("klexhealth.client.trusted-hosts");
				assertThat(violation.mend()).contains("klexhealth.client.trusted-hosts=practice.example");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "on-set-attribute", "ON_SET_ATTRIBUTE", "onSetAttribute" })
	void aSessionOfWhichOnlyChangesAreSavedPasses(String saveMode) {
		assertThat(LoginLock.checkSaveMode(saveMode)).isEmpty();
		assertThat(LoginLock.checkSaveMode(null)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "always", "on-get-attribute", "" })
	void aSessionOfWhichMoreIsSavedIsRefused(String saveMode) {
		assertThat(LoginLock.checkSaveMode(saveMode)).singleElement()
			.extracting(Violation::source)
			.isEqualTo("spring.session.jdbc.save-mode");
	}

	@Test
	void timesThatMakeSensePass() {
		assertThat(LoginLock.checkTimes(Duration.ofMillis(1), Duration.ZERO)).isEmpty();
		assertThat(LoginLock.checkTimes(Duration.ofMinutes(1), Duration.ofHours(1))).isEmpty();
	}

	@Test
	void aTimeoutWithinWhichNothingCanBeDoneIsRefused() {
		assertThat(LoginLock.checkTimes(Duration.ZERO, Duration.ZERO)).singleElement()
			.extracting(Violation::source)
			.isEqualTo("klexhealth.client.timeout");
	}

	@Test
	void aTimeoutThatNobodyWaitsForIsRefused() {
		assertThat(LoginLock.checkTimes(Duration.ofSeconds(61), Duration.ZERO)).hasSize(1);
	}

	@Test
	void aRefreshAfterTheEndIsRefused() {
		assertThat(LoginLock.checkTimes(Duration.ofSeconds(5), Duration.ofMillis(-1))).singleElement()
			.extracting(Violation::source)
			.isEqualTo("klexhealth.client.refresh-ahead");
	}

}
