package com.klexhealth.boot.client.autoconfigure.servlet;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;

import com.klexhealth.boot.client.AuthorizedClients;
import com.klexhealth.boot.client.FreshTokens;
import com.klexhealth.boot.client.LoginTokens;
import com.klexhealth.boot.client.TestTokens;
import com.klexhealth.boot.login.ProviderCalls;
import com.klexhealth.boot.testsupport.InMemoryStoredSessions;
import com.klexhealth.boot.testsupport.OpenLeases;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionAuthorizedClientRepository}.
 */
class SessionAuthorizedClientRepositoryTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	private final ClientRegistration registration = TestTokens.registration("https://klexhealth.com/token");

	private final ClientRegistration other = ClientRegistration.withClientRegistration(this.registration)
		.registrationId("other")
		.build();

	private final AuthorizedClients clients = new AuthorizedClients((id) -> this.registration);

	private final FreshTokens freshTokens = new FreshTokens(this.clients, new ProviderCalls(TIMEOUT).forTokens(),
			TIMEOUT, TIMEOUT, new OpenLeases(), Clock.systemUTC());

	private final InMemoryStoredSessions storedSessions = new InMemoryStoredSessions();

	private final SessionAuthorizedClientRepository repository = new SessionAuthorizedClientRepository(this.clients,
			this.freshTokens, null);

	private final SessionAuthorizedClientRepository shared = new SessionAuthorizedClientRepository(this.clients,
			this.freshTokens, this.storedSessions);

	private final Authentication user = user("schneider");

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void nobodyElseGetsTheTokensOfASession() {
		save(TestTokens.fresh().toAuthorizedClient(this.registration));
		for (Authentication other : List.of(user("weber"), new TestingAuthenticationToken("schneider", ""))) {
			OAuth2AuthorizedClient found = this.repository.loadAuthorizedClient("klexhealth", other, this.request);
			assertThat(found).isNull();
			this.repository.removeAuthorizedClient("klexhealth", other, this.request, this.response);
		}
		assertThat(load("klexhealth")).isNotNull();
	}

	@Test
	void whatIsSavedIsFoundWithTheRegistrationOfToday() {
		LoginTokens tokens = TestTokens.fresh();
		ClientRegistration old = ClientRegistration.withClientRegistration(this.registration)
			.clientSecret("0ld")
			.build();
		save(tokens.toAuthorizedClient(old));
		OAuth2AuthorizedClient found = Objects.requireNonNull(load("klexhealth"));
		assertThat(found.getClientRegistration()).isSameAs(this.registration);
		assertThat(LoginTokens.of(found)).isEqualTo(tokens);
	}

	@Test
	void theSessionHoldsTheTokensAndNothingElse() {
		save(TestTokens.fresh().toAuthorizedClient(this.registration));
		assertThat(Collections.list(Objects.requireNonNull(this.request.getSession()).getAttributeNames()))
			.singleElement()
			.satisfies((name) -> assertThat(Objects.requireNonNull(this.request.getSession()).getAttribute(name))
				.isInstanceOf(LoginTokens.class));
	}

	@Test
	void readingAndRemovingBeginNoSession() {
		assertThat(load("klexhealth")).isNull();
		assertThat(load("other")).isNull();
		this.repository.removeAuthorizedClient("klexhealth", this.user, this.request, this.response);
		this.repository.removeAuthorizedClient("other", this.user, this.request, this.response);
		assertThat(this.request.getSession(false)).isNull();
	}

	@Test
	void clientsOfOtherProvidersAreKeptAsSpringSecurityKeepsThem() {
		OAuth2AuthorizedClient client = TestTokens.fresh().toAuthorizedClient(this.other);
		save(client);
		assertThat(load("other")).isSameAs(client);
		assertThat(load("klexhealth")).isNull();
		this.repository.removeAuthorizedClient("klexhealth", this.user, this.request, this.response);
		assertThat(load("other")).isSameAs(client);
		this.repository.removeAuthorizedClient("other", this.user, this.request, this.response);
		assertThat(load("other")).isNull();
	}

	@Test
	void whatIsRemovedIsNotFound() {
		save(TestTokens.fresh().toAuthorizedClient(this.registration));
		this.repository.removeAuthorizedClient("klexhealth", this.user, this.request, this.response);
		assertThat(load("klexhealth")).isNull();
	}

	@Test
	void whereSessionsAreStoredItIsRemovedThere() {
		LoginTokens tokens = TestTokens.fresh();
		storeSession(tokens, tokens);
		this.shared.removeAuthorizedClient("klexhealth", this.user, this.request, this.response);
		assertThat(this.storedSessions.read(sessionId(), LoginTokens.class.getName())).isNull();
		assertThat(this.storedSessions.has(sessionId())).isTrue();
		OAuth2AuthorizedClient found = this.shared.loadAuthorizedClient("klexhealth", this.user, this.request);
		assertThat(found).isNull();
	}

	@Test
	void whereSessionsAreStoredWhatOthersRefreshedIsNotRemoved() {
		LoginTokens others = TestTokens.fresh("access-2");
		storeSession(TestTokens.fresh(), others);
		this.shared.removeAuthorizedClient("klexhealth", this.user, this.request, this.response);
		assertThat(this.storedSessions.read(sessionId(), LoginTokens.class.getName())).isEqualTo(others);
		OAuth2AuthorizedClient found = this.shared.loadAuthorizedClient("klexhealth", this.user, this.request);
		assertThat(Objects.requireNonNull(found).getAccessToken().getTokenValue()).isEqualTo("access-2");
	}

	private void storeSession(LoginTokens copy, LoginTokens stored) {
		Objects.requireNonNull(this.request.getSession()).setAttribute(LoginTokens.class.getName(), copy);
		this.request.setRequestedSessionId(sessionId());
		this.storedSessions.begin(sessionId());
		this.storedSessions.write(sessionId(), LoginTokens.class.getName(), stored);
	}

	private String sessionId() {
		return Objects.requireNonNull(this.request.getSession()).getId();
	}

	private void save(OAuth2AuthorizedClient client) {
		this.repository.saveAuthorizedClient(client, this.user, this.request, this.response);
	}

	private @Nullable OAuth2AuthorizedClient load(String registrationId) {
		return this.repository.loadAuthorizedClient(registrationId, this.user, this.request);
	}

	private static Authentication user(String name) {
		return new OAuth2AuthenticationToken(new DefaultOAuth2User(List.of(), Map.of("sub", name), "sub"), List.of(),
				"klexhealth");
	}

}
