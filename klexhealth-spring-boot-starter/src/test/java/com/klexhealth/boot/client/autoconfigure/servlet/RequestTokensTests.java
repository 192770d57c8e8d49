package com.klexhealth.boot.client.autoconfigure.servlet;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

import com.klexhealth.boot.client.LoginTokens;
import com.klexhealth.boot.client.TestTokens;
import com.klexhealth.boot.session.StoredSessions;
import com.klexhealth.boot.testsupport.InMemoryStoredSessions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestTokens}.
 */
class RequestTokensTests {

	private static final String ATTRIBUTE = LoginTokens.class.getName();

	private final LoginTokens old = TestTokens.over();

	private final LoginTokens fresh = TestTokens.fresh("access-2");

	private final InMemoryStoredSessions storedSessions = new InMemoryStoredSessions();

	private final MockHttpSession session = new MockHttpSession();

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@Test
	void withoutASessionThereAreNoneAndNoSessionBegins() {
		assertThat(RequestTokens.of(this.request, this.storedSessions)).isNull();
		assertThat(RequestTokens.of(this.request, null)).isNull();
		assertThat(this.request.getSession(false)).isNull();
	}

	@Test
	void theLoginKeepsThemInItsSession() {
		RequestTokens.logIn(this.request, this.old);
		assertThat(Objects.requireNonNull(this.request.getSession(false)).getAttribute(ATTRIBUTE)).isEqualTo(this.old);
	}

	@Test
	void insideOneProcessTheyAreWhereTheSessionIs() {
		knownToTheBrowser();
		RequestTokens tokens = tokens(null);
		assertThat(tokens.isShared()).isFalse();
		assertThat(tokens.known()).isEqualTo(this.old);
		assertThat(tokens.store(this.fresh)).isTrue();
		assertThat(tokens.known()).isEqualTo(this.fresh);
		assertThat(tokens.stored()).isEqualTo(this.fresh);
		assertThat(tokens(null).known()).isEqualTo(this.fresh);
	}

	@Test
	void insideOneProcessASessionThatHasEndedIsNotBegunAnew() {
		knownToTheBrowser();
		RequestTokens tokens = tokens(null);
		this.session.invalidate();
		assertThat(tokens.known()).isNull();
		assertThat(tokens.stored()).isNull();
		assertThat(tokens.store(this.fresh)).isFalse();
		assertThat(this.request.getSession(false)).isNull();
	}

	@Test
	void whereSessionsAreStoredTheyGoToTheStoreAndNotToTheCopyOfTheRequest() {
		knownToTheBrowser();
		RequestTokens tokens = tokens(this.storedSessions);
		assertThat(tokens.isShared()).isTrue();
		assertThat(tokens.store(this.fresh)).isTrue();
		assertThat(this.storedSessions.read(this.session.getId(), ATTRIBUTE)).isEqualTo(this.fresh);
		assertThat(tokens.stored()).isEqualTo(this.fresh);
		assertThat(this.session.getAttribute(ATTRIBUTE)).isEqualTo(this.old);
	}

	@Test
	void whatARequestKnowsItKnowsToItsEnd() {
		knownToTheBrowser();
		tokens(this.storedSessions).know(this.fresh);
		assertThat(tokens(this.storedSessions).known()).isEqualTo(this.fresh);
		tokens(this.storedSessions).know(null);
		assertThat(tokens(this.storedSessions).known()).isNull();
		assertThat(this.session.getAttribute(ATTRIBUTE)).isEqualTo(this.old);
	}

	@Test
	void aStoredSessionThatHasEndedIsNotBegunAnew() {
		knownToTheBrowser();
		this.storedSessions.end(this.session.getId());
		RequestTokens tokens = tokens(this.storedSessions);
		assertThat(tokens.stored()).isNull();
		assertThat(tokens.store(this.fresh)).isFalse();
		assertThat(this.storedSessions.has(this.session.getId())).isFalse();
	}

	@Test
	void aSessionThatTheBrowserDoesNotKnowYetIsNotLookedForInTheStore() {
		this.session.setAttribute(ATTRIBUTE, this.old);
		this.request.setSession(this.session);
		this.request.setRequestedSessionId("the id before the login");
		RequestTokens tokens = tokens(this.storedSessions);
		assertThat(tokens.isShared()).isFalse();
		assertThat(tokens.store(this.fresh)).isTrue();
		assertThat(tokens.known()).isEqualTo(this.fresh);
	}

	@Test
	void aLoginThatKeepsTheSessionIdIsNotLookedForInTheStoreEither() {
		knownToTheBrowser();
		RequestTokens.logIn(this.request, this.fresh);
		RequestTokens tokens = tokens(this.storedSessions);
		assertThat(tokens.isShared()).isFalse();
		assertThat(tokens.stored()).isEqualTo(this.fresh);
	}

	@Test
	void whatCannotBeReadAnyMoreCountsAsNone() {
		knownToTheBrowser();
		this.session.setAttribute(ATTRIBUTE, "of another version");
		assertThat(tokens(null).known()).isNull();
	}

	private void knownToTheBrowser() {
		this.session.setAttribute(ATTRIBUTE, this.old);
		this.storedSessions.begin(this.session.getId());
		this.storedSessions.write(this.session.getId(), ATTRIBUTE, this.old);
		this.request.setSession(this.session);
		this.request.setRequestedSessionId(this.session.getId());
	}

	private RequestTokens tokens(@Nullable StoredSessions storedSessions) {
		return Objects.requireNonNull(RequestTokens.of(this.request, storedSessions));
	}

}
