package com.klexhealth.tests;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.tests.support.Browser;
import com.klexhealth.tests.support.PatientsApi;
import com.klexhealth.tests.support.PostgresServer;
import com.klexhealth.tests.support.Replicas;
import com.klexhealth.tests.support.ReverseProxy;
import com.klexhealth.tests.support.ShortLife;
import com.klexhealth.tests.support.TestProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas that share a PostgreSQL and nothing else, behind a proxy that sends people
 * now to one, now to the other.
 */
class TwoReplicasTests {

	private static final String LOGIN = "/oauth2/authorization/klexhealth";

	private static final String BACK_CHANNEL = "/logout/connect/back-channel/klexhealth";

	private static final TestProvider provider = TestProvider.start();

	private static final PatientsApi api = PatientsApi.start();

	@SuppressWarnings("NullAway.Init")
	private static Replicas replicas;

	private final Browser browser = new Browser(replicas.uri());

	@BeforeAll
	static void start() {
		replicas = Replicas.start("two-replicas", PostgresServer.createDatabase("two_replicas"),
				"klexhealth.issuer-uri=" + provider.uri(), "patients-api-url=" + api.uri());
	}

	@BeforeEach
	void asAtTheBeginning() {
		replicas.startAll();
		replicas.proxy().whenForwarding(() -> {
		});
		provider.giveUsualTokens();
		provider.beforeRefresh(() -> {
		});
	}

	@AfterAll
	static void stop() {
		replicas.close();
		provider.close();
		api.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void aLoginBegunOnOneReplicaIsFinishedOnTheOther(int replica) {
		this.browser.get("/me", ReverseProxy.REPLICA, one(replica));
		String callback = beginLogin(this.browser, replica);
		HttpResponse<String> finished = this.browser.get(callback, ReverseProxy.REPLICA, other(replica));
		assertThat(Browser.location(finished)).startsWith(replicas.uri() + "/me");
		assertThat(this.browser.get("/me", ReverseProxy.REPLICA, one(replica)).body()).contains("ROLE_practice-user");
	}

	@Test
	void loginsInTwoTabsBegunOnDifferentReplicasBothSucceed() {
		String firstTab = beginLogin(this.browser, 0);
		String secondTab = beginLogin(this.browser, 1);
		assertThat(this.browser.follow(this.browser.get(firstTab)).statusCode()).isEqualTo(200);
		String first = subject(this.browser);
		assertThat(this.browser.follow(this.browser.get(secondTab)).statusCode()).isEqualTo(200);
		assertThat(subject(this.browser)).isNotEqualTo(first);
	}

	@Test
	void noSessionIsLostWithAReplica() {
		List<Browser> people = IntStream.range(0, 200).mapToObj((i) -> new Browser(replicas.uri())).toList();
		assertThat(together(people, (person) -> person.open("/me").statusCode())).hasSize(200).containsOnly(200);
		int logins = provider.authorizations();
		CountDownLatch underWay = new CountDownLatch(50);
		replicas.proxy().whenForwarding(underWay::countDown);
		CompletableFuture<Void> kill = CompletableFuture.runAsync(() -> {
			awaitAll(underWay);
			replicas.kill(0);
		});
		assertThat(together(people, (person) -> person.open("/me").statusCode())).hasSize(200).containsOnly(200);
		kill.join();
		assertThat(together(people, (person) -> person.open("/me").statusCode())).hasSize(200).containsOnly(200);
		assertThat(provider.authorizations()).isEqualTo(logins);
	}

	@Test
	void tokensAndSessionsSurviveARestartOfBothReplicas() {
		provider.giveShortTokens();
		String subject = logIn(this.browser);
		int refreshes = provider.refreshes();
		int logins = provider.authorizations();
		replicas.killAll();
		replicas.startAll();
		// the access token is over by now, so the one to refresh it with is there as well
		ShortLife.letItEnd();
		HttpResponse<String> patients = this.browser.get("/patients");
		assertThat(patients.statusCode()).isEqualTo(200);
		assertThat(patients.body()).startsWith(subject);
		assertThat(provider.refreshes()).isEqualTo(refreshes + 1);
		assertThat(provider.authorizations()).isEqualTo(logins);
	}

	@Test
	void aSlowRequestOfBeforeTheLoginDoesNotUndoIt() {
		this.browser.get("/me");
		Browser before = this.browser.copy();
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch loggedIn = new CountDownLatch(1);
		api.beforeSlowAnswer(() -> {
			begun.countDown();
			awaitAll(loggedIn);
		});
		CompletableFuture<HttpResponse<String>> slow = CompletableFuture
			.supplyAsync(() -> before.get("/open/slow", ReverseProxy.REPLICA, "1"));
		awaitAll(begun);
		String subject = logIn(this.browser);
		loggedIn.countDown();
		assertThat(slow.join().statusCode()).isEqualTo(200);
		assertThat(subject(this.browser)).isEqualTo(subject);
		assertLoggedOut(before);
	}

	@Test
	void aLogoutEndsTheSessionOnBothReplicas() {
		logIn(this.browser);
		assertThat(Browser.location(this.browser.logOut())).startsWith(provider.uri() + "/logout?");
		assertLoggedOut(this.browser);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void aBackChannelLogoutDeliveredToEitherReplicaEndsTheSessionOnBoth(int replica) {
		Browser bystander = new Browser(replicas.uri());
		logIn(bystander);
		String logoutToken = provider.logoutToken(logIn(this.browser));
		assertThat(deliver(logoutToken, one(replica)).statusCode()).isEqualTo(200);
		assertLoggedOut(this.browser);
		assertThat(bystander.get("/me").statusCode()).isEqualTo(200);
	}

	@Test
	void aRefreshUnderWayDoesNotBringASessionBackThatIsLoggedOut() {
		provider.giveShortTokens();
		String logoutToken = provider.logoutToken(logIn(this.browser));
		ShortLife.letItEnd();
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch loggedOut = new CountDownLatch(1);
		provider.beforeRefresh(() -> {
			begun.countDown();
			awaitAll(loggedOut);
		});
		CompletableFuture<List<HttpResponse<String>>> patients = CompletableFuture
			.supplyAsync(() -> this.browser.fetchAtOnce(1, "/patients"));
		awaitAll(begun);
		assertThat(deliver(logoutToken, "0").statusCode()).isEqualTo(200);
		loggedOut.countDown();
		assertThat(patients.join().get(0).statusCode()).isIn(200, 401);
		assertLoggedOut(this.browser);
	}

	@Test
	void loginsBegunInALoggedInSessionDoNotHideItFromItsLogout() {
		String logoutToken = provider.logoutToken(logIn(this.browser));
		IntStream.range(0, 10).forEach((i) -> beginLogin(this.browser, i % 2));
		assertThat(deliver(logoutToken, "0").statusCode()).isEqualTo(200);
		assertLoggedOut(this.browser);
	}

	@Test
	void aReplayedLogoutTokenIsRefusedByTheOtherReplica() {
		String logoutToken = provider.logoutToken(logIn(this.browser));
		assertThat(deliver(logoutToken, "0").statusCode()).isEqualTo(200);
		HttpResponse<String> replayed = deliver(logoutToken, "1");
		assertThat(replayed.statusCode()).isEqualTo(400);
		assertThat(replayed.body()).contains("invalid_request");
	}

	@Test
	void manyRequestsOnAnExpiredTokenAreOneRefreshOnBothReplicas() {
		provider.giveShortTokens();
		logIn(this.browser);
		ShortLife.letItEnd();
		int refreshes = provider.refreshes();
		int refused = provider.refusedRefreshes();
		CountDownLatch underWay = new CountDownLatch(20);
		replicas.proxy().whenForwarding(underWay::countDown);
		provider.beforeRefresh(() -> awaitAll(underWay));
		List<HttpResponse<String>> answers = this.browser.fetchAtOnce(20, "/patients");
		assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
		assertThat(answers).extracting(HttpResponse::body).as("tokens").containsOnly(answers.get(0).body());
		assertThat(provider.refreshes() - refreshes).isEqualTo(1);
		assertThat(this.browser.get("/patients").statusCode()).isEqualTo(200);
		assertThat(provider.refusedRefreshes() - refused).isZero();
	}

	@Test
	void aRefusedRefreshLeadsToANewLoginAndBackToThePage() {
		provider.giveShortTokens();
		provider.endSession(logIn(this.browser));
		ShortLife.letItEnd();
		provider.giveUsualTokens();
		assertThat(this.browser.fetchAtOnce(1, "/patients")).extracting(HttpResponse::statusCode).containsOnly(401);
		int logins = provider.authorizations();
		HttpResponse<String> page = this.browser.open("/patients");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.uri().getPath()).isEqualTo("/patients");
		assertThat(page.body()).startsWith(subject(this.browser));
		assertThat(provider.authorizations() - logins).isEqualTo(1);
	}

	private static List<Integer> together(List<Browser> people, ToIntFunction<Browser> action) {
		ExecutorService threads = Executors.newFixedThreadPool(16);
		try {
			return people.stream()
				.map((person) -> CompletableFuture.supplyAsync(() -> action.applyAsInt(person), threads))
				.toList()
				.stream()
				.map(CompletableFuture::join)
				.toList();
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static String logIn(Browser browser) {
		assertThat(browser.open("/me").statusCode()).isEqualTo(200);
		return subject(browser);
	}

	private static String subject(Browser browser) {
		HttpResponse<String> me = browser.get("/me");
		assertThat(me.statusCode()).isEqualTo(200);
		return me.body().split(" ")[0];
	}

	private static String beginLogin(Browser browser, int replica) {
		String provider = Browser.location(browser.get(LOGIN, ReverseProxy.REPLICA, one(replica)));
		return Browser.location(browser.get(provider));
	}

	private static HttpResponse<String> deliver(String logoutToken, String replica) {
		return new Browser(replicas.uri()).post(BACK_CHANNEL, Map.of("logout_token", logoutToken), ReverseProxy.REPLICA,
				replica);
	}

	private static void assertLoggedOut(Browser browser) {
		for (String replica : List.of("0", "1")) {
			assertThat(Browser.location(browser.get("/me", ReverseProxy.REPLICA, replica))).endsWith(LOGIN);
		}
	}

	/*
	 * So that none comes late, when all is refreshed.
	 */
	private static void awaitAll(CountDownLatch latch) {
		try {
			assertThat(latch.await(4, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String one(int replica) {
		return String.valueOf(replica);
	}

	private static String other(int replica) {
		return String.valueOf(1 - replica);
	}

}
