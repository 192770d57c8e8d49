package com.klexhealth.boot.lock;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WayInLock}.
 */
class WayInLockTests {

	@Test
	void aClientIdWithItsSecretIsAWayIn() {
		assertThat(WayInLock.check("id", "secret", List.of())).isEmpty();
	}

	@Test
	void anAudienceIsAWayIn() {
		assertThat(WayInLock.check(null, null, List.of("api"))).isEmpty();
	}

	@Test
	void bothTogetherAreAWayIn() {
		assertThat(WayInLock.check("id", "secret", List.of("api"))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(value = { "null,null", "'',''", "' ',' '" }, nullValues = "null")
	void withoutEitherThereIsNoWayIn(String clientId, String clientSecret) {
		assertThat(WayInLock.check(clientId, clientSecret, List.of())).singleElement().satisfies((violation) -> {
			assertThat(violation.found()).isEqualTo("Neither a login nor token validation is configured.");
			assertThat(violation.mend()).contains("klexhealth.resource-server.audiences=",
					"klexhealth.client.client-id=", "klexhealth.client.client-secret=");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void aClientIdWithoutSecretIsRefusedEvenBesideAnAudience(String secret) {
		assertThat(WayInLock.check("id", secret, List.of("api"))).singleElement().satisfies((violation) -> {
			assertThat(violation.source()).isEqualTo("klexhealth.client.client-id");
			assertThat(violation.mend()).startsWith("Set klexhealth.client.client-secret=");
		});
	}

	@Test
	void aSecretWithoutClientIdIsRefusedEvenBesideAnAudience() {
		assertThat(WayInLock.check(null, "5ecret", List.of("api"))).singleElement().satisfies((violation) -> {
			assertThat(violation.source()).isEqualTo("klexhealth.client.client-secret");
			assertThat(violation.mend()).startsWith("Set klexhealth.client.client-id=");
			assertThat(violation.toString()).doesNotContain("5ecret");
		});
	}

	@Test
	void anEmptyAudienceIsRefusedEvenBesideAnother() {
		assertThat(WayInLock.check("id", "secret", List.of("api", " "))).singleElement()
			.extracting(Violation::source)
			.isEqualTo("klexhealth.resource-server.audiences");
	}

	@Test
	void anEmptyAudienceDoesNotHideThatTheSecretIsMissing() {
		assertThat(WayInLock.check("id", null, List.of(""))).extracting(Violation::source)
			.containsExactly("klexhealth.client.client-id", "klexhealth.resource-server.audiences");
	}

}
