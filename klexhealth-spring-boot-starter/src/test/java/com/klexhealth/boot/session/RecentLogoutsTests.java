package com.klexhealth.boot.session;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import com.klexhealth.boot.testsupport.ManualClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecentLogouts}.
 */
class RecentLogoutsTests {

	private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	private final ManualClock clock = new ManualClock(NOW);

	private final RecentLogouts logouts = new RecentLogouts(new InMemoryLeases(this.clock));

	@Test
	void aLoginThatNobodyEndedIsNotIncluded() {
		assertThat(this.logouts.include(login("s1", NOW))).isFalse();
	}

	@Test
	void theLoginOfASessionThatIsOverIsIncludedWheneverItsTokenWasIssued() {
		this.logouts.remember(logout("s1", "schneider", NOW));
		assertThat(this.logouts.include(login("s1", NOW.minusSeconds(5)))).isTrue();
		assertThat(this.logouts.include(login("s1", NOW.plusSeconds(5)))).isTrue();
	}

	@Test
	void anotherSessionOfThePersonIsNotIncluded() {
		this.logouts.remember(logout("s1", "schneider", NOW));
		assertThat(this.logouts.include(login("s2", NOW.minusSeconds(5)))).isFalse();
	}

	@Test
	void aPersonMayLogInAnewAfterAllTheirSessionsEnded() {
		this.logouts.remember(logout(null, "schneider", NOW));
		assertThat(this.logouts.include(login("s1", NOW.minusSeconds(5)))).isTrue();
		assertThat(this.logouts.include(login("s1", NOW))).isTrue();
		assertThat(this.logouts.include(login("s1", NOW.plusSeconds(1)))).isFalse();
	}

	@Test
	void theLatestLogoutOfAPersonCounts() {
		this.logouts.remember(logout(null, "schneider", NOW));
		this.logouts.remember(logout(null, "schneider", NOW.plusSeconds(10)));
		this.logouts.remember(logout(null, "schneider", NOW.plusSeconds(5)));
		assertThat(this.logouts.include(login("s1", NOW.plusSeconds(8)))).isTrue();
		assertThat(this.logouts.include(login("s1", NOW.plusSeconds(11)))).isFalse();
	}

	@Test
	void aLoginWithoutASessionIdIsIncludedWithAnySessionOfThePersonThatIsOver() {
		this.logouts.remember(logout("s1", "schneider", NOW));
		assertThat(this.logouts.include(login(null, NOW))).isTrue();
		assertThat(this.logouts.include(login(null, NOW.plusSeconds(1)))).isFalse();
	}

	@Test
	void aLogoutIsForgottenWhenNoLoginCanBeUnderWayAnyMore() {
		this.logouts.remember(logout("s1", "schneider", NOW));
		this.clock.advance(Duration.ofMinutes(2));
		assertThat(this.logouts.include(login("s1", NOW))).isFalse();
	}

	private static Login login(@Nullable String sessionId, Instant issuedAt) {
		return new Login("https://klexhealth.com", sessionId, "schneider", issuedAt);
	}

	private static Logout logout(@Nullable String sessionId, @Nullable String subject, Instant issuedAt) {
		return new Logout("https://klexhealth.com", sessionId, subject, issuedAt);
	}

}
