package com.klexhealth.boot.client;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;

import com.klexhealth.boot.login.ProviderCalls;
import com.klexhealth.boot.session.Leases;
import com.klexhealth.boot.testsupport.InMemoryStoredSessions;
import com.klexhealth.boot.testsupport.OpenLeases;
import com.klexhealth.boot.testsupport.TestIssuer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link FreshTokens}, which asks a token endpoint over real HTTP.
 */
@ExtendWith(OutputCaptureExtension.class)
class FreshTokensTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final Duration AHEAD = Duration.ofSeconds(60);

	private static final TestIssuer issuer = TestIssuer.start();

	private final OpenLeases leases = new OpenLeases();

	private final InMemoryStoredSessions sessions = new InMemoryStoredSessions();

	private final FreshTokens freshTokens = replica(this.leases);

	@BeforeEach
	void goUp() {
		issuer.goUp();
		answer(okJson(json(Map.of())));
	}

	@AfterAll
	static void stop() {
		issuer.close();
	}

	@Test
	void freshTokensAreNotRefreshed() {
		LoginTokens tokens = TestTokens.fresh();
		assertThat(this.freshTokens.get(session(tokens))).isSameAs(tokens);
		assertThat(refreshes()).isZero();
	}

	@Test
	void whoeverHasNoneLogsIn() {
		loginIsRequired(session(null));
		assertThat(refreshes()).isZero();
	}

	@Test
	void tokensThatAreDueAreRefreshedAndStored() {
		StoredSession session = session(TestTokens.due());
		LoginTokens fresh = this.freshTokens.get(session);
		assertThat(fresh.accessToken()).isEqualTo("access-2");
		assertThat(session.stored()).isEqualTo(fresh);
		assertThat(session.known()).isEqualTo(fresh);
		assertThat(this.leases.names()).isEmpty();
		assertThat(refreshes()).isOne();
	}

	@Test
	void theRefreshTokenIsSentAndNoScopes() {
		this.freshTokens.get(session(TestTokens.over()));
		issuer.server()
			.verify(postRequestedFor(urlPathEqualTo("/oauth2/token"))
				.withFormParam("grant_type", equalTo("refresh_token"))
				.withFormParam("refresh_token", equalTo("refresh-1"))
				.withoutFormParam("scope"));
	}

	@Test
	void whoseTokensTheyAreStaysAsItWas() {
		LoginTokens fresh = this.freshTokens.get(session(TestTokens.over()));
		assertThat(fresh.principalName()).isEqualTo("schneider");
		assertThat(fresh.scopes()).containsExactlyInAnyOrder("openid", "patients:read");
	}

	@Test
	void theRefreshTokenIsKeptIfThereIsNoNewOne() {
		assertThat(this.freshTokens.get(session(TestTokens.over())).refreshToken()).isEqualTo("refresh-1");
	}

	@Test
	void aNewRefreshTokenReplacesTheOldOne() {
		answer(okJson(json(Map.of("refresh_token", "refresh-2"))));
		StoredSession session = session(TestTokens.over());
		this.freshTokens.get(session);
		assertThat(session.stored()).extracting(LoginTokens::refreshToken).isEqualTo("refresh-2");
	}

	@Test
	void tokensThatOthersRefreshedAreFoundInsteadOfRefreshed() {
		StoredSession session = session(TestTokens.over());
		LoginTokens others = TestTokens.fresh("access-9");
		this.sessions.write("session", "tokens", others);
		assertThat(this.freshTokens.get(session)).isEqualTo(others);
		assertThat(session.known()).isEqualTo(others);
		assertThat(refreshes()).isZero();
	}

	@Test
	void twoCallsOfARequestAreOneRefresh() {
		StoredSession session = session(TestTokens.over());
		assertThat(this.freshTokens.get(session)).isEqualTo(this.freshTokens.get(session));
		assertThat(refreshes()).isOne();
	}

	@Test
	void manyRequestsOverTwoReplicasAreOneRefresh() throws Exception {
		answer(okJson(json(Map.of("refresh_token", "refresh-2"))).withFixedDelay(300));
		LoginTokens over = TestTokens.over();
		session(over);
		FreshTokens other = replica(this.leases);
		ExecutorService threads = Executors.newFixedThreadPool(20);
		try {
			List<Future<LoginTokens>> results = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				FreshTokens replica = (i % 2 == 0) ? this.freshTokens : other;
				results.add(threads.submit(() -> replica.get(new StoredSession(over))));
			}
			for (Future<LoginTokens> result : results) {
				assertThat(result.get().accessToken()).isEqualTo("access-2");
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(refreshes()).isOne();
	}

	@Test
	void withoutOtherReplicasThereIsNoLease() {
		StoredSession session = session(TestTokens.over());
		session.shared = false;
		assertThat(replica(new BrokenLeases()).get(session).accessToken()).isEqualTo("access-2");
	}

	@Test
	void withoutLeasesTokensAreRefreshedAllTheSame() {
		assertThat(replica(null).get(session(TestTokens.over())).accessToken()).isEqualTo("access-2");
	}

	@Test
	void withoutRefreshTokenAnAccessTokenIsUsedToTheEnd() {
		LoginTokens tokens = TestTokens.endingIn(Duration.ofSeconds(30), null);
		assertThat(this.freshTokens.get(session(tokens))).isSameAs(tokens);
		loginIsRequired(session(TestTokens.endingIn(Duration.ofSeconds(-1), null)));
		assertThat(refreshes()).isZero();
	}

	@ParameterizedTest
	@MethodSource("outages")
	void anOutageDoesNotMatterWhileTheTokenIsValid(String description, ResponseDefinitionBuilder outage) {
		answer(outage);
		LoginTokens tokens = TestTokens.due();
		StoredSession session = session(tokens);
		assertThat(this.freshTokens.get(session)).isSameAs(tokens);
		assertThat(session.stored()).isEqualTo(tokens);
	}

	@ParameterizedTest
	@MethodSource("outages")
	void anOutageIsToldOnceTheTokenIsOver(String description, ResponseDefinitionBuilder outage) {
		answer(outage);
		StoredSession session = session(TestTokens.over());
		assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(() -> this.freshTokens.get(session))
			.withMessage("KlexHealth cannot be reached for a new access token")
			.satisfies((ex) -> {
				assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
				assertThat(ex.getHeaders().getFirst("Retry-After")).isEqualTo("10");
				assertThat(ex.getBody().getStatus()).isEqualTo(503);
			});
		assertThat(session.stored()).isNotNull();
		assertThat(this.leases.names()).isEmpty();
	}

	static Stream<Arguments> outages() {
		return Stream.of(outage("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
				outage("500", aResponse().withStatus(500)), outage("503", aResponse().withStatus(503)),
				outage("429", aResponse().withStatus(429)), outage("408", aResponse().withStatus(408)),
				outage("hangs", okJson("{}").withFixedDelay(5000)), outage("no JSON", okJson("<html>")),
				outage("another type", aResponse().withHeader("Content-Type", "text/html").withBody("<html>")),
				outage("a redirect", aResponse().withStatus(302).withHeader("Location", "https://attacker.example")),
				outage("says so",
						aResponse().withStatus(400)
							.withHeader("Content-Type", "application/json")
							.withBody("{\"error\":\"temporarily_unavailable\"}")));
	}

	@Test
	void afterAnOutageItIsNotTriedAgainSoonWhileTokensAreValid(CapturedOutput output) {
		answer(aResponse().withStatus(500));
		this.freshTokens.get(session(TestTokens.due()));
		assertThat(output).contains(
				"Access tokens cannot be refreshed and are used until they end: " + "KlexHealth cannot be reached");
		this.freshTokens.get(session(TestTokens.due()));
		assertThat(refreshes()).isOne();
	}

	@Test
	void afterAnOutageItIsTriedAgainAtOnceForTokensThatAreOver() {
		answer(aResponse().withStatus(500));
		this.freshTokens.get(session(TestTokens.due()));
		answer(okJson(json(Map.of())));
		assertThat(this.freshTokens.get(session(TestTokens.over())).accessToken()).isEqualTo("access-2");
	}

	@Test
	void aRefusalOfTheApplicationIsToldOnceTheTokenIsOver() {
		answer(aResponse().withStatus(400)
			.withHeader("Content-Type", "application/json")
			.withBody("{\"error\":\"invalid_client\"}"));
		LoginTokens due = TestTokens.due();
		assertThat(this.freshTokens.get(session(due))).isSameAs(due);
		assertThatExceptionOfType(ClientAuthorizationException.class)
			.isThrownBy(() -> this.freshTokens.get(session(TestTokens.over())))
			.withMessageContaining("invalid_client")
			.isNotInstanceOf(ClientAuthorizationRequiredException.class)
			.isNotInstanceOf(ProviderUnavailableException.class);
	}

	@Test
	void aRefusedRefreshTokenIsRemovedAndEndsInANewLogin() {
		refuse();
		StoredSession session = session(TestTokens.over());
		loginIsRequired(session);
		assertThat(session.stored()).isNull();
		assertThat(session.known()).isNull();
		loginIsRequired(session);
		assertThat(refreshes()).isOne();
	}

	@Test
	void aRefreshTokenThatSomebodyElseHasUsedIsNoReasonToLogIn() {
		refuse();
		LoginTokens others = TestTokens.fresh("access-9");
		StoredSession session = session(TestTokens.over());
		// as if a lease had ended too early
		session.afterReads(2, (stored) -> stored.store(others));
		assertThat(this.freshTokens.get(session)).isEqualTo(others);
		assertThat(session.stored()).isEqualTo(others);
	}

	@Test
	void tokensOfANewLoginAreNotOverwritten() {
		LoginTokens others = TestTokens.fresh("access-9");
		StoredSession session = session(TestTokens.over());
		session.afterReads(2, (stored) -> stored.store(others));
		assertThat(this.freshTokens.get(session)).isEqualTo(others);
		assertThat(session.stored()).isEqualTo(others);
		assertThat(refreshes()).isOne();
	}

	@Test
	void nobodyGetsTheTokensOfWhoeverLoggedInMeanwhile() {
		LoginTokens others = TestTokens.fresh("access-9");
		StoredSession session = session(TestTokens.over());
		session.store(new LoginTokens("somebody else", others.accessToken(), others.tokenType(), others.scopes(),
				others.issuedAt(), others.expiresAt(), others.refreshToken(), null, null));
		loginIsRequired(session);
		assertThat(session.stored()).extracting(LoginTokens::principalName).isEqualTo("somebody else");
	}

	@Test
	void aSessionThatHasEndedIsNotRefreshed() {
		StoredSession session = session(TestTokens.over());
		this.sessions.end("session");
		loginIsRequired(session);
		assertThat(refreshes()).isZero();
	}

	@Test
	void aSessionThatEndsMeanwhileDoesNotBeginAnew() {
		StoredSession session = session(TestTokens.over());
		session.afterReads(3, (stored) -> this.sessions.end("session"));
		loginIsRequired(session);
		assertThat(this.sessions.has("session")).isFalse();
	}

	@Test
	void whereThereAreNoLeasesToBeHadNothingIsRefreshed() {
		FreshTokens broken = replica(new BrokenLeases());
		LoginTokens due = TestTokens.due();
		assertThat(broken.get(session(due))).isSameAs(due);
		assertThatIllegalStateException().isThrownBy(() -> broken.get(session(TestTokens.over())))
			.withMessage("the database is down");
		assertThat(refreshes()).isZero();
	}

	@Test
	void newTokensThatCannotBeStoredAreUsedThisOnce(CapturedOutput output) {
		StoredSession session = session(TestTokens.over());
		session.writable = false;
		assertThat(this.freshTokens.get(session).accessToken()).isEqualTo("access-2");
		assertThat(output).contains("New tokens could not be stored").doesNotContain("access-2", "refresh-1");
	}

	@Test
	void aReplicaThatIsGoneDelaysARefreshAndNoMore() {
		StoredSession session = session(TestTokens.over());
		new RefreshLease(this.leases, Duration.ofMillis(300)).holdIfFree("session",
				() -> assertThat(this.freshTokens.get(session).accessToken()).isEqualTo("access-2"));
	}

	@Test
	void tokensThatAnApiRefusedAreRemoved() {
		StoredSession session = session(TestTokens.fresh());
		this.freshTokens.remove(session);
		assertThat(session.stored()).isNull();
		assertThat(session.known()).isNull();
		assertThat(this.sessions.has("session")).isTrue();
	}

	@Test
	void tokensThatWereRefreshedMeanwhileAreNotRemoved() {
		StoredSession session = session(TestTokens.over());
		LoginTokens others = TestTokens.fresh("access-9");
		session.store(others);
		session.know(TestTokens.over());
		this.freshTokens.remove(session);
		assertThat(session.stored()).isEqualTo(others);
		assertThat(session.known()).isEqualTo(others);
	}

	@Test
	void tokensThatAreBeingRefreshedAreNotRemoved() {
		StoredSession session = session(TestTokens.fresh());
		new RefreshLease(this.leases, Duration.ofSeconds(10)).holdIfFree("session",
				() -> this.freshTokens.remove(session));
		assertThat(session.stored()).isNotNull();
	}

	@Test
	void nothingIsRemovedWhereThereIsNothing() {
		StoredSession session = session(null);
		this.freshTokens.remove(session);
		assertThat(session.known()).isNull();
	}

	@Test
	void theTimeAheadIsNotNegative() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new FreshTokens(clients(), new ProviderCalls(TIMEOUT).forTokens(), TIMEOUT,
					Duration.ofSeconds(-1), null, Clock.systemUTC()))
			.withMessage("klexhealth.client.refresh-ahead must not be negative");
	}

	private void loginIsRequired(StoredSession session) {
		assertThatExceptionOfType(ClientAuthorizationRequiredException.class)
			.isThrownBy(() -> this.freshTokens.get(session))
			.satisfies((ex) -> assertThat(ex.getClientRegistrationId()).isEqualTo("klexhealth"));
	}

	private StoredSession session(@Nullable LoginTokens tokens) {
		this.sessions.begin("session");
		this.sessions.write("session", "tokens", tokens);
		return new StoredSession(tokens);
	}

	private static AuthorizedClients clients() {
		return new AuthorizedClients((id) -> TestTokens.registration(issuer.uri() + "/oauth2/token"));
	}

	private static FreshTokens replica(@Nullable Leases leases) {
		return new FreshTokens(clients(), new ProviderCalls(TIMEOUT).forTokens(), TIMEOUT, AHEAD, leases,
				Clock.systemUTC());
	}

	private static void refuse() {
		issuer.answerTokenRequests(400, Map.of("error", "invalid_grant"));
	}

	private static void answer(ResponseDefinitionBuilder answer) {
		MappingBuilder token = post("/oauth2/token");
		issuer.server().stubFor(token.willReturn(answer));
	}

	private static String json(Map<String, Object> other) {
		Map<String, Object> answer = new LinkedHashMap<>(
				Map.of("access_token", "access-2", "token_type", "Bearer", "expires_in", 300));
		answer.putAll(other);
		return JSONObjectUtils.toJSONString(answer);
	}

	private static int refreshes() {
		return issuer.server().findAll(postRequestedFor(urlPathEqualTo("/oauth2/token"))).size();
	}

	private static Arguments outage(String description, ResponseDefinitionBuilder answer) {
		return arguments(description, answer);
	}

	/**
	 * A session as a request sees it that began when the tokens were these.
	 */
	private final class StoredSession implements SessionTokens {

		private @Nullable LoginTokens known;

		private boolean shared = true;

		private boolean writable = true;

		private int reads;

		private @Nullable Consumer<StoredSession> afterReads;

		private StoredSession(@Nullable LoginTokens known) {
			this.known = known;
		}

		private void afterReads(int reads, Consumer<StoredSession> then) {
			this.reads = reads;
			this.afterReads = then;
		}

		@Override
		public String sessionId() {
			return "session";
		}

		@Override
		public boolean isShared() {
			return this.shared;
		}

		@Override
		public @Nullable LoginTokens known() {
			return this.known;
		}

		@Override
		public void know(@Nullable LoginTokens tokens) {
			this.known = tokens;
		}

		@Override
		public @Nullable LoginTokens stored() {
			LoginTokens tokens = (LoginTokens) FreshTokensTests.this.sessions.read("session", "tokens");
			if (--this.reads == 0) {
				Objects.requireNonNull(this.afterReads).accept(this);
			}
			return tokens;
		}

		@Override
		public boolean store(@Nullable LoginTokens tokens) {
			if (!this.writable) {
				throw new IllegalStateException("the database is down");
			}
			return FreshTokensTests.this.sessions.write("session", "tokens", tokens);
		}

	}

	private static final class BrokenLeases implements Leases {

		@Override
		public boolean take(String name, String holder, Duration time) {
			throw new IllegalStateException("the database is down");
		}

		@Override
		public @Nullable String holder(String name) {
			throw new IllegalStateException("the database is down");
		}

		@Override
		public void release(String name, String holder) {
			throw new IllegalStateException("the database is down");
		}

	}

}
