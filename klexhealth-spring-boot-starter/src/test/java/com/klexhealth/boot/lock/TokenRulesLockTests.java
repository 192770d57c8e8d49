package com.klexhealth.boot.lock;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenRulesLock}.
 */
class TokenRulesLockTests {

	@ParameterizedTest
	@CsvSource({ "PT0S,PT0.001S", "PT1M,PT24H", "PT10M,P365D" })
	void timesThatLimitSomethingPass(Duration clockSkew, Duration maximumLifetime) {
		assertThat(TokenRulesLock.checkTimes(clockSkew, maximumLifetime)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "PT-1S,PT24H,clock-skew", "PT10M0.001S,PT24H,clock-skew", "PT1M,PT0S,maximum-lifetime",
			"PT1M,PT-1S,maximum-lifetime" })
	void timesThatLimitNothingAreRefused(Duration clockSkew, Duration maximumLifetime, String property) {
		assertThat(TokenRulesLock.checkTimes(clockSkew, maximumLifetime)).singleElement()
			.satisfies(
					(violation) -> assertThat(violation.source()).isEqualTo("klexhealth.resource-server." + property));
	}

	@Test
	void aListOfClientsPassesAndSoDoesNone() {
		assertThat(TokenRulesLock.checkAllowedClients(null)).isEmpty();
		assertThat(TokenRulesLock.checkAllowedClients(List.of("portal"))).isEmpty();
	}

	@Test
	void aListOfClientsThatNamesNoneIsRefused() {
		assertThat(TokenRulesLock.checkAllowedClients(List.of())).hasSize(1);
		assertThat(TokenRulesLock.checkAllowedClients(List.of("portal", " "))).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "1,PT0.001S,0", "10000,PT5M,0", "0,PT5M,1", "-1,PT5M,1", "1,PT0S,1", "1,PT-1S,1" })
	void aCacheHasASizeAndATime(long maximumSize, Duration timeToLive, int violations) {
		assertThat(TokenRulesLock.checkVerifiedTokenCache(maximumSize, timeToLive)).hasSize(violations);
	}

}
