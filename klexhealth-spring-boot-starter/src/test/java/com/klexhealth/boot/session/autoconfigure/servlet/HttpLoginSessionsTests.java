package com.klexhealth.boot.session.autoconfigure.servlet;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpSessionEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;

import com.klexhealth.boot.session.Login;
import com.klexhealth.boot.session.Logout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpLoginSessions} and for {@link LoginMarkers} of their kind.
 */
class HttpLoginSessionsTests {

	private static final String ISSUER = "https://klexhealth.com";

	private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	private final MockServletContext application = new MockServletContext();

	private final HttpLoginSessions sessions = HttpLoginSessions.of(this.application);

	private final LoginMarkers markers = new LoginMarkers(HttpLoginSessions.Marker::new);

	@Test
	void aSessionEndsWithItsLogin() {
		MockHttpSession session = session("s1", "schneider");
		assertThat(this.sessions.end(logout("s1", null))).isEqualTo(1);
		assertThat(session.isInvalid()).isTrue();
	}

	@Test
	void allSessionsOfAPersonEnd() {
		List<MockHttpSession> all = List.of(session("s1", "schneider"), session("s2", "schneider"),
				session(null, "schneider"));
		assertThat(this.sessions.end(logout(null, "schneider"))).isEqualTo(3);
		assertThat(all).allMatch(MockHttpSession::isInvalid);
	}

	@Test
	void otherSessionsGoOn() {
		MockHttpSession session = session("s1", "schneider");
		MockHttpSession another = session("s2", "schneider");
		MockHttpSession anothers = session("s3", "weber");
		this.sessions.end(logout("s1", "schneider"));
		assertThat(session.isInvalid()).isTrue();
		assertThat(another.isInvalid()).isFalse();
		assertThat(anothers.isInvalid()).isFalse();
	}

	@Test
	void aSessionEndsOnce() {
		session("s1", "schneider");
		this.sessions.end(logout("s1", "schneider"));
		assertThat(this.sessions.end(logout("s1", "schneider"))).isZero();
	}

	@Test
	void aSessionThatEndedOtherwiseIsForgotten() {
		session("s1", "schneider").invalidate();
		assertThat(this.sessions.size()).isZero();
		assertThat(this.sessions.end(logout(null, "schneider"))).isZero();
	}

	@Test
	void aSessionThatIsGivenAnotherIdIsFound() {
		MockHttpSession session = session("s1", "schneider");
		session.changeSessionId();
		assertThat(this.sessions.end(logout("s1", "schneider"))).isEqualTo(1);
		assertThat(session.isInvalid()).isTrue();
	}

	@Test
	void aSessionWhoseMarkersMovedToItIsFound() {
		MockHttpSession before = session("s1", "schneider");
		MockHttpSession after = new MockHttpSession(this.application);
		for (String name : Collections.list(before.getAttributeNames())) {
			after.setAttribute(name, before.getAttribute(name));
		}
		before.invalidate();
		assertThat(this.sessions.end(logout("s1", "schneider"))).isEqualTo(1);
		assertThat(after.isInvalid()).isTrue();
	}

	@Test
	void aSessionThatLogsInAnewIsThatLoginsOnly() {
		MockHttpSession session = session("s1", "schneider");
		session.setAttribute("else", "a");
		this.markers.mark(session, new Login(ISSUER, "s2", "weber", NOW));
		assertThat(this.sessions.end(logout("s1", null))).isZero();
		assertThat(this.sessions.end(logout(null, "schneider"))).isZero();
		assertThat(session.getAttribute("else")).isEqualTo("a");
		assertThat(this.sessions.end(logout("s2", "weber"))).isEqualTo(1);
	}

	@Test
	void aSessionThatTheContainerHasKeptOverARestartIsFound() {
		MockHttpSession session = session("s1", "schneider");
		MockServletContext restarted = new MockServletContext();
		MockHttpSession kept = new MockHttpSession(restarted);
		for (String name : Collections.list(session.getAttributeNames())) {
			assertThat(session.getAttribute(name)).isInstanceOfSatisfying(HttpLoginSessions.Marker.class,
					(marker) -> marker.sessionDidActivate(new HttpSessionEvent(kept)));
		}
		assertThat(HttpLoginSessions.of(restarted).end(logout("s1", null))).isEqualTo(1);
		assertThat(kept.isInvalid()).isTrue();
	}

	@Test
	void anotherApplicationsSessionsAreItsOwn() {
		session("s1", "schneider");
		assertThat(HttpLoginSessions.of(new MockServletContext()).end(logout("s1", null))).isZero();
	}

	private MockHttpSession session(@Nullable String sessionId, String subject) {
		MockHttpSession session = new MockHttpSession(this.application);
		this.markers.mark(session, new Login(ISSUER, sessionId, subject, NOW));
		return session;
	}

	private static Logout logout(@Nullable String sessionId, @Nullable String subject) {
		return new Logout(ISSUER, sessionId, subject, NOW);
	}

}
