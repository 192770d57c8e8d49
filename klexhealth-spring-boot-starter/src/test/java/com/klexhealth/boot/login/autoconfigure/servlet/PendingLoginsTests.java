package com.klexhealth.boot.login.autoconfigure.servlet;

import java.time.Clock;
import java.util.Collections;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

import com.klexhealth.boot.login.AuthorizationResponseRules;
import com.klexhealth.boot.session.InMemoryLeases;
import com.klexhealth.boot.session.Leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PendingLogins}.
 */
class PendingLoginsTests {

	private final Leases leases = new InMemoryLeases(Clock.systemUTC());

	private final PendingLogins logins = new PendingLogins(new AuthorizationResponseRules("https://klexhealth.com"),
			this.leases);

	private final MockHttpSession session = new MockHttpSession();

	@Test
	void aLoginIsFoundByItsState() {
		begin("a", 1, false);
		begin("b", 2, false);
		assertThat(take("a")).isEqualTo("a");
		assertThat(take("b")).isEqualTo("b");
	}

	@Test
	void aLoginIsTakenOnce() {
		begin("a", 1, false);
		assertThat(take("a")).isNotNull();
		assertThat(take("a")).isNull();
	}

	@Test
	void aLoginIsTakenOnceOfAllCopiesOfTheSession() {
		begin("a", 1, false);
		MockHttpSession copy = new MockHttpSession();
		Collections.list(this.session.getAttributeNames())
			.forEach((name) -> copy.setAttribute(name, this.session.getAttribute(name)));
		assertThat(take("a")).isNotNull();
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setSession(copy);
		request.setParameter("state", "a");
		assertThat(this.logins.removeAuthorizationRequest(request, new MockHttpServletResponse())).isNull();
	}

	@Test
	void nothingIsFoundByAnotherStateOrNone() {
		begin("a", 1, false);
		assertThat(take("b")).isNull();
		assertThat(this.logins.loadAuthorizationRequest(request())).isNull();
	}

	@Test
	void anotherSessionHasNoneOfIt() {
		begin("a", 1, false);
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setParameter("state", "a");
		assertThat(this.logins.removeAuthorizationRequest(request, new MockHttpServletResponse())).isNull();
		assertThat(request.getSession(false)).isNull();
	}

	@Test
	void theOldestMakesRoomForTheNewest() {
		for (int i = 0; i < PendingLogins.MAXIMUM + 2; i++) {
			begin("state-" + i, i, false);
		}
		assertThat(Collections.list(this.session.getAttributeNames())).hasSize(PendingLogins.MAXIMUM);
		assertThat(take("state-0")).isNull();
		assertThat(take("state-1")).isNull();
		assertThat(take("state-2")).isNotNull();
		assertThat(take("state-" + (PendingLogins.MAXIMUM + 1))).isNotNull();
	}

	@Test
	void anAnswerThatIsRefusedEndsItsLogin() {
		begin("a", 1, true);
		assertThatExceptionOfType(OAuth2AuthenticationException.class).isThrownBy(() -> take("a"));
		assertThat(take("a")).isNull();
	}

	@Test
	void anIssuerThatWasAnnouncedIsAskedFor() {
		begin("a", 1, true);
		MockHttpServletRequest answer = request();
		answer.setParameter("state", "a");
		answer.setParameter("iss", "https://klexhealth.com");
		assertThat(this.logins.removeAuthorizationRequest(answer, new MockHttpServletResponse())).isNotNull();
	}

	private void begin(String state, long begun, boolean announced) {
		OAuth2AuthorizationRequest login = OAuth2AuthorizationRequest.authorizationCode()
			.authorizationUri("https://klexhealth.com/authorize")
			.clientId("client")
			.state(state)
			.attributes((attributes) -> {
				attributes.put(PendingLogins.BEGUN, begun);
				attributes.put(PendingLogins.ISSUER_ANNOUNCED, announced);
			})
			.build();
		this.logins.saveAuthorizationRequest(login, request(), new MockHttpServletResponse());
	}

	private @Nullable String take(String state) {
		MockHttpServletRequest answer = request();
		answer.setParameter("state", state);
		OAuth2AuthorizationRequest login = this.logins.removeAuthorizationRequest(answer,
				new MockHttpServletResponse());
		return (login != null) ? login.getState() : null;
	}

	private MockHttpServletRequest request() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setSession(this.session);
		return request;
	}

}
