package com.klexhealth.boot.login.autoconfigure.servlet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NewSessionStrategy}.
 */
class NewSessionStrategyTests {

	private final MockHttpSession first = old("first");

	private final MockHttpSession planted = old("planted");

	@Test
	void theSessionIsANewOneWithWhatTheOldOneHeld() {
		CookieRequest request = new CookieRequest(this.first);
		logIn(request);
		HttpSession session = request.getSession();
		assertThat(this.first.isInvalid()).isTrue();
		assertThat(session.isNew()).isTrue();
		assertThat(session.getAttribute("of")).isEqualTo("first");
	}

	@Test
	void aSecondCookieBringsNoSessionOfSomebodyElse() {
		CookieRequest request = new CookieRequest(this.first, this.planted);
		logIn(request);
		HttpSession session = request.getSession();
		assertThat(session.isNew()).isTrue();
		assertThat(this.planted.isInvalid()).isTrue();
		assertThat(session.getAttribute("of")).isEqualTo("first");
	}

	@Test
	void aSessionThatIsNewStays() {
		MockHttpSession session = new MockHttpSession();
		session.setNew(true);
		logIn(new CookieRequest(session));
		assertThat(session.isInvalid()).isFalse();
	}

	@Test
	void noSessionIsBegunWhereThereIsNone() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		logIn(request);
		assertThat(request.getSession(false)).isNull();
	}

	private static void logIn(MockHttpServletRequest request) {
		new NewSessionStrategy().onAuthentication(new TestingAuthenticationToken("schneider", null), request,
				new MockHttpServletResponse());
	}

	private static MockHttpSession old(String name) {
		MockHttpSession session = new MockHttpSession();
		session.setNew(false);
		session.setAttribute("of", name);
		return session;
	}

	/**
	 * Finds the next session that a cookie names once one was ended, as Spring Session
	 * does.
	 */
	private static final class CookieRequest extends MockHttpServletRequest {

		private final Deque<MockHttpSession> sessions;

		CookieRequest(MockHttpSession... sessions) {
			this.sessions = new ArrayDeque<>(List.of(sessions));
		}

		@Override
		public HttpSession getSession() {
			HttpSession found = getSession(false);
			if (found != null) {
				return found;
			}
			MockHttpSession created = new MockHttpSession();
			created.setNew(true);
			this.sessions.add(created);
			return created;
		}

		@Override
		public @Nullable HttpSession getSession(boolean create) {
			while (!this.sessions.isEmpty() && this.sessions.element().isInvalid()) {
				this.sessions.remove();
			}
			return (!this.sessions.isEmpty()) ? this.sessions.element() : (create) ? getSession() : null;
		}

	}

}
