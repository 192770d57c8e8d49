package com.klexhealth.boot.session;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which logouts end the session of a {@link Login}.
 */
class LoginTests {

	private static final String ISSUER = "https://klexhealth.com";

	private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	private final Login login = new Login(ISSUER, "s1", "schneider", NOW);

	private final Login withoutSession = new Login(ISSUER, null, "schneider", NOW);

	@Test
	void theLogoutOfItsSessionEndsIt() {
		assertThat(this.login.markers()).containsAnyElementsOf(logout("s1", "schneider").markers());
		assertThat(this.login.markers()).containsAnyElementsOf(logout("s1", null).markers());
	}

	@Test
	void theLogoutOfThePersonEndsIt() {
		assertThat(this.login.markers()).containsAnyElementsOf(logout(null, "schneider").markers());
		assertThat(this.withoutSession.markers()).containsAnyElementsOf(logout(null, "schneider").markers());
	}

	@Test
	void itsOwnLogoutEndsIt() {
		assertThat(this.login.markers()).containsAnyElementsOf(this.login.toLogout().markers());
		assertThat(this.withoutSession.markers()).containsAnyElementsOf(this.withoutSession.toLogout().markers());
	}

	@Test
	void theLogoutOfAnotherSessionDoesNot() {
		assertThat(this.login.markers()).doesNotContainAnyElementsOf(logout("s2", "schneider").markers());
	}

	@Test
	void theLogoutOfAnotherPersonDoesNot() {
		assertThat(this.login.markers()).doesNotContainAnyElementsOf(logout(null, "weber").markers());
		assertThat(this.withoutSession.markers()).doesNotContainAnyElementsOf(logout("s1", "weber").markers());
	}

	@Test
	void theLogoutOfAnotherIssuerDoesNot() {
		assertThat(this.login.markers())
			.doesNotContainAnyElementsOf(new Logout("https://attacker.example", "s1", "schneider", NOW).markers());
	}

	@Test
	void aSessionAndAPersonOfOneNameAreTwo() {
		assertThat(this.login.markers()).doesNotContainAnyElementsOf(logout("schneider", null).markers());
		assertThat(this.login.markers()).doesNotContainAnyElementsOf(logout(null, "s1").markers());
	}

	@Test
	void aSessionWithoutANameEndsWithAnyOfItsPerson() {
		assertThat(this.withoutSession.markers()).containsAnyElementsOf(logout("s2", "schneider").markers());
	}

	@Test
	void markersFitIntoTheNameOfAnAttributeAndOfALease() {
		Login longNames = new Login(ISSUER, "s".repeat(1000), "\u00e4".repeat(255), NOW);
		assertThat(longNames.markers()).hasSize(2)
			.allSatisfy((name) -> assertThat(name).startsWith(SessionMarkers.PREFIX).hasSizeLessThan(90));
	}

	private static Logout logout(@Nullable String sessionId, @Nullable String subject) {
		return new Logout(ISSUER, sessionId, subject, NOW);
	}

}
