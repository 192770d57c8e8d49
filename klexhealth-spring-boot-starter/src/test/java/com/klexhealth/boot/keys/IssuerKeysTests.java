package com.klexhealth.boot.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.klexhealth.boot.testsupport.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link IssuerKeys}, without a network and in a time of their own.
 */
@Timeout(30)
@ExtendWith(OutputCaptureExtension.class)
class IssuerKeysTests {

	private static final KeyFetching FETCHING = new KeyFetching(Duration.ofSeconds(3), Duration.ofMinutes(5), true,
			Duration.ofHours(4), Duration.ofSeconds(10));

	private static final KeyFetching NOT_AHEAD = new KeyFetching(Duration.ofSeconds(3), Duration.ofMinutes(5), false,
			Duration.ofHours(4), Duration.ofSeconds(10));

	private static final KeyFetching IMPATIENT = new KeyFetching(Duration.ofMillis(100), Duration.ofMinutes(5), false,
			Duration.ofHours(4), Duration.ofSeconds(10));

	private static final KeyFetching PATIENT = new KeyFetching(Duration.ofSeconds(30), Duration.ofMinutes(5), false,
			Duration.ofHours(4), Duration.ofSeconds(10));

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final TestProvider provider = new TestProvider();

	private final MutableClock clock = new MutableClock();

	private final TestTasks tasks = new TestTasks(this.clock);

	private final ExecutorService requests = Executors.newCachedThreadPool();

	private double random;

	private IssuerKeys keys = keys(FETCHING);

	@AfterEach
	void close() {
		this.requests.shutdownNow();
	}

	@Test
	void nothingIsFetchedBeforeAKeyIsNeeded() {
		assertThat(this.provider.urls).isEmpty();
		assertThat(this.tasks.size()).isZero();
	}

	@Test
	void aKeyIsFoundByItsId() throws KeySourceException {
		assertThat(find("ec")).containsExactly(TestKeys.EC.toPublicJWK());
		assertThat(this.provider.urls).containsExactly(TestProvider.DISCOVERY, TestProvider.KEYS);
	}

	@Test
	void keysAreFetchedOnceForManyTokens() throws KeySourceException {
		for (int i = 0; i < 10; i++) {
			assertThat(find("rsa")).hasSize(1);
		}
		assertThat(this.provider.urls).hasSize(2);
	}

	@Test
	void whenManyTokensWaitThenOneFetchIsForAll() throws Exception {
		this.tasks.holdBack();
		List<Future<List<JWK>>> found = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			found.add(this.requests.submit(() -> find("rsa")));
		}
		awaitTasks(1);
		this.tasks.advance(Duration.ZERO);
		for (Future<List<JWK>> one : found) {
			assertThat(one.get()).hasSize(1);
		}
		assertThat(this.provider.urls).hasSize(2);
	}

	@Test
	void whenNoKeysAreHeldAndNoneCanBeHadThenUnavailable() {
		this.provider.goDown();
		assertUnavailable("rsa", INTERVAL);
		assertThat(this.provider.urls).containsExactly(TestProvider.DISCOVERY);
	}

	@Test
	void aFailureIsRememberedForTheInterval() throws KeySourceException {
		this.provider.goDown();
		assertUnavailable("rsa", INTERVAL);
		this.provider.goUp();
		this.clock.advance(Duration.ofSeconds(4));
		assertUnavailable("rsa", Duration.ofSeconds(6));
		this.clock.advance(Duration.ofSeconds(6).minusNanos(1));
		assertUnavailable("rsa", Duration.ofSeconds(1));
		assertThat(this.provider.urls).hasSize(1);
		this.clock.advance(Duration.ofNanos(1));
		assertThat(find("rsa")).hasSize(1);
	}

	@Test
	void whenNoKeysAreHeldNothingIsTriedInTheBackground() {
		this.provider.goDown();
		assertUnavailable("rsa", INTERVAL);
		this.tasks.advance(Duration.ofHours(1));
		assertThat(this.provider.urls).hasSize(1);
	}

	@Test
	void aFailureInTheFutureIsNotRemembered() throws KeySourceException {
		this.provider.goDown();
		assertUnavailable("rsa", INTERVAL);
		this.provider.goUp();
		this.clock.advance(Duration.ofHours(-1));
		assertThat(find("rsa")).hasSize(1);
	}

	@Test
	void whateverIsThrownIsAnOutage() throws KeySourceException {
		for (Throwable fault : List.of(new IllegalStateException("a"), new StackOverflowError(),
				new OutOfMemoryError())) {
			this.provider.faults.put(TestProvider.DISCOVERY, fault);
			assertUnavailable("rsa", INTERVAL);
			this.clock.advance(INTERVAL);
		}
		this.provider.goUp();
		assertThat(find("rsa")).hasSize(1);
	}

	@Test
	void whoeverWaitsTooLongIsAnsweredAndTheKeysAreUsedWhenTheyCome() throws KeySourceException {
		this.keys = keys(IMPATIENT);
		this.tasks.holdBack();
		assertUnavailable("rsa", Duration.ofSeconds(1));
		this.tasks.advance(Duration.ZERO);
		assertThat(find("rsa")).hasSize(1);
		assertThat(this.provider.urls).hasSize(2);
	}

	@Test
	void nobodyWaitsForAFetchThatIsOverdue() throws KeySourceException {
		this.tasks.holdBack();
		Future<List<JWK>> first = this.requests.submit(() -> find("rsa"));
		awaitTasks(1);
		this.clock.advance(Duration.ofSeconds(3));
		long begun = System.nanoTime();
		assertUnavailable("rsa", Duration.ofSeconds(1));
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
		this.tasks.advance(Duration.ZERO);
		assertThat(first).succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	void whoeverIsInterruptedIsAnswered() throws Exception {
		this.tasks.holdBack();
		Thread request = new Thread(() -> {
			assertUnavailable("rsa", Duration.ofSeconds(1));
			this.random = (Thread.currentThread().isInterrupted()) ? 0.5 : 0;
		});
		request.start();
		awaitTasks(1);
		request.interrupt();
		request.join();
		assertThat(this.random).isEqualTo(0.5);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5, 1 })
	void keysAreFetchedAgainAheadOfTime(double random) throws KeySourceException {
		this.random = random;
		find("rsa");
		assertThat(this.tasks.size()).isOne();
		assertThat(this.tasks.untilNext()).isEqualTo(Duration.ofMillis((long) (210_000 + 45_000 * random)));
		this.provider.publish(TestKeys.EC);
		this.tasks.advance(this.tasks.untilNext());
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
		assertThat(find("ec")).hasSize(1);
	}

	@Test
	void keysAreFetchedAheadOfTimeAgainAndAgain() throws KeySourceException {
		find("rsa");
		this.tasks.advance(Duration.ofMinutes(35));
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(11);
		assertThat(this.tasks.size()).isOne();
	}

	@Test
	void theDiscoveryDocumentIsReadAgainWithTheKeys() throws KeySourceException {
		find("rsa");
		this.tasks.advance(this.tasks.untilNext());
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
		assertThat(this.provider.fetches(TestProvider.DISCOVERY)).isEqualTo(2);
	}

	@Test
	void aFloodOfUnknownKeyIdsReadsTheDiscoveryDocumentOnceAMinuteAtMost() throws KeySourceException {
		this.keys = keys(NOT_AHEAD);
		find("rsa");
		for (int i = 0; i < 180; i++) {
			String keyId = "unknown" + i;
			try {
				assertThat(find(keyId)).isEmpty();
			}
			catch (KeysUnavailableException ex) {
				// told to come back later
			}
			this.tasks.advance(Duration.ofSeconds(1));
		}
		assertThat(this.provider.fetches(TestProvider.KEYS)).isGreaterThan(6);
		assertThat(this.provider.fetches(TestProvider.DISCOVERY)).isBetween(3, 4);
	}

	@Test
	void aNewKeyAtANewAddressIsFoundThoughTheOldOneStillServesOldKeys() throws KeySourceException {
		this.keys = keys(NOT_AHEAD);
		find("rsa");
		this.provider.answers.put(TestProvider.DISCOVERY,
				"{\"issuer\":\"%s\",\"jwks_uri\":\"%s/moved\"}".formatted(TestProvider.ISSUER, TestProvider.ISSUER));
		this.provider.answers.put(TestProvider.ISSUER + "/moved", new JWKSet(List.of(TestKeys.OTHER_RSA)).toString());
		this.tasks.advance(Duration.ofMinutes(1));
		assertThat(find("other")).isEmpty();
		this.tasks.advance(INTERVAL);
		assertThat(find("other")).hasSize(1);
	}

	@Test
	void keysThatMovedAreFoundWhenKeysAreFetchedAheadOfTimeTwice() throws KeySourceException {
		find("rsa");
		this.provider.answers.put(TestProvider.DISCOVERY,
				"{\"issuer\":\"%s\",\"jwks_uri\":\"%s/moved\"}".formatted(TestProvider.ISSUER, TestProvider.ISSUER));
		this.provider.answers.put(TestProvider.ISSUER + "/moved", this.provider.answers.get(TestProvider.KEYS));
		this.tasks.advance(Duration.ofMinutes(9));
		assertThat(this.provider.fetches(TestProvider.ISSUER + "/moved")).isPositive();
	}

	@Test
	void whenNotAheadOfTimeKeysAreFetchedByTheFirstTokenAfterIt() throws KeySourceException {
		this.keys = keys(NOT_AHEAD);
		find("rsa");
		assertThat(this.tasks.size()).isZero();
		this.clock.advance(Duration.ofMinutes(5).minusNanos(1));
		find("rsa");
		assertThat(this.provider.fetches(TestProvider.KEYS)).isOne();
		this.clock.advance(Duration.ofNanos(1));
		find("rsa");
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
	}

	@Test
	void aKeyThatWasWithdrawnIsNotFoundAnyLonger() throws KeySourceException {
		this.keys = keys(NOT_AHEAD);
		find("rsa");
		this.provider.publish(TestKeys.EC);
		this.clock.advance(Duration.ofMinutes(5));
		assertThat(find("rsa")).isEmpty();
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
	}

	@Test
	void whenTheClockWasPutBackKeysAreFetchedAgain() throws KeySourceException {
		find("rsa");
		this.clock.advance(Duration.ofNanos(-1));
		find("rsa");
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void keysOnceHadAreUsedDuringAnOutage(boolean refreshAhead) throws KeySourceException {
		this.keys = keys((refreshAhead) ? FETCHING : NOT_AHEAD);
		find("rsa");
		this.provider.goDown();
		for (int i = 0; i < 485; i++) {
			this.tasks.advance(Duration.ofSeconds(30));
			assertThat(find("rsa")).hasSize(1);
		}
		this.tasks.advance(Duration.ofMinutes(2).plusSeconds(30).minusNanos(1));
		assertThat(find("rsa")).hasSize(1);
		this.tasks.advance(Duration.ofNanos(1));
		assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> find("rsa"));
	}

	@Test
	void anOutageOfTenMinutesCostsNoTokenAndFewAttempts() throws KeySourceException {
		this.keys = keys(NOT_AHEAD);
		find("rsa");
		this.clock.advance(Duration.ofMinutes(5));
		this.provider.goDown();
		this.provider.urls.clear();
		for (int i = 0; i < 12_000; i++) {
			assertThat(find("rsa")).hasSize(1);
			this.tasks.advance(Duration.ofMillis(50));
		}
		// each of them can be two requests
		assertThat(this.provider.urls).hasSize(31).contains(TestProvider.DISCOVERY, TestProvider.KEYS);
	}

	@Test
	void anOutageOfTheKeysAloneCostsFewAttemptsToo() throws KeySourceException {
		find("rsa");
		this.provider.fail(TestProvider.KEYS);
		this.provider.urls.clear();
		this.tasks.advance(Duration.ofMinutes(10));
		assertThat(this.provider.urls).hasSizeBetween(30, 61);
		assertThat(find("rsa")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 1 })
	void afterAFailureItIsTriedAgainInTheBackground(double random) throws KeySourceException {
		find("rsa");
		this.random = random;
		this.provider.goDown();
		this.tasks.advance(this.tasks.untilNext());
		assertThat(this.tasks.untilNext()).isEqualTo(Duration.ofMillis((long) (20_000 + 4_000 * random)));
		this.provider.goUp();
		this.provider.publish(TestKeys.RSA, TestKeys.OTHER_RSA);
		this.tasks.advance(this.tasks.untilNext());
		assertThat(find("other")).hasSize(1);
		assertThat(this.tasks.size()).isOne();
	}

	@Test
	void whenTheDiscoveryDocumentIsWhatIsMissingKeysAreFetchedAllTheSame() throws KeySourceException {
		find("rsa");
		this.provider.goDown();
		this.tasks.advance(this.tasks.untilNext());
		this.provider.goUp();
		this.provider.fail(TestProvider.DISCOVERY);
		this.provider.publish(TestKeys.OTHER_RSA);
		this.provider.urls.clear();
		this.tasks.advance(this.tasks.untilNext());
		this.tasks.advance(this.tasks.untilNext());
		assertThat(this.provider.urls).containsExactly(TestProvider.DISCOVERY, TestProvider.KEYS,
				TestProvider.DISCOVERY);
		assertThat(find("other")).hasSize(1);
	}

	@Test
	void keysThatMovedAreFoundWhenTheyAreMissedWhereTheyWere() throws KeySourceException {
		find("rsa");
		this.provider.answers.put(TestProvider.DISCOVERY,
				"{\"issuer\":\"%s\",\"jwks_uri\":\"%s/moved\"}".formatted(TestProvider.ISSUER, TestProvider.ISSUER));
		this.provider.answers.put(TestProvider.ISSUER + "/moved", this.provider.answers.get(TestProvider.KEYS));
		this.provider.fail(TestProvider.KEYS);
		this.provider.urls.clear();
		this.tasks.advance(this.tasks.untilNext());
		this.tasks.advance(this.tasks.untilNext());
		assertThat(this.provider.urls).containsExactly(TestProvider.KEYS, TestProvider.DISCOVERY,
				TestProvider.ISSUER + "/moved");
	}

	@Test
	void whenBothDocumentsAreTooSlowForOneAttemptThenTwoDo() throws KeySourceException {
		this.provider.fail(TestProvider.KEYS);
		assertUnavailable("rsa", INTERVAL);
		this.provider.goUp();
		this.provider.fail(TestProvider.DISCOVERY);
		this.clock.advance(INTERVAL);
		assertThat(find("rsa")).hasSize(1);
	}

	@Test
	void duringAnOutageNobodyWaits() throws KeySourceException {
		this.keys = keys(NOT_AHEAD);
		find("rsa");
		this.provider.goDown();
		this.clock.advance(Duration.ofMinutes(5));
		find("rsa");
		this.tasks.holdBack();
		for (int i = 0; i < 60; i++) {
			assertThat(find("rsa")).hasSize(1);
			this.clock.advance(Duration.ofMinutes(1));
		}
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
	}

	@Test
	void whenAnOldSetIsHeldAndTheFetchIsSlowThenItIsUsed() throws KeySourceException {
		this.keys = keys(IMPATIENT);
		find("rsa");
		this.clock.advance(Duration.ofMinutes(5));
		this.tasks.holdBack();
		assertThat(find("rsa")).hasSize(1);
		this.clock.advance(Duration.ofHours(4));
		assertUnavailable("rsa", Duration.ofSeconds(1));
	}

	@Test
	void afterCloseTheKeysHeldAreUsedOnAndNothingIsFetched() throws KeySourceException {
		find("rsa");
		this.keys.close();
		assertThat(find("rsa")).hasSize(1);
		this.tasks.advance(Duration.ofMinutes(5));
		assertThat(find("rsa")).hasSize(1);
		assertThat(this.provider.fetches(TestProvider.KEYS)).isOne();
	}

	@Test
	void afterCloseWithoutKeysNoneAreThere() {
		this.keys.close();
		assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> find("rsa"))
			.withCauseInstanceOf(RejectedExecutionException.class);
	}

	@Test
	void anOutageIsReportedOnceAndSoIsItsEnd(CapturedOutput output) throws KeySourceException {
		find("rsa");
		this.provider.goDown();
		this.tasks.advance(Duration.ofMinutes(10));
		this.provider.goUp();
		this.tasks.advance(Duration.ofMinutes(10));
		assertThat(output.getAll().split("WARN", -1)).hasSize(2);
		assertThat(output).contains("The issuer's keys could not be fetched: down. "
				+ "Those fetched 210 s ago are used until 2026-11-23T16:05:00Z");
		assertThat(output.getAll().split("could be fetched again", -1)).hasSize(2);
	}

	@Test
	void anOutageWithoutKeysIsReported(CapturedOutput output) {
		this.provider.faults.put(TestProvider.DISCOVERY, new StackOverflowError());
		assertUnavailable("rsa", INTERVAL);
		assertThat(output).contains("The issuer's keys could not be fetched: java.lang.StackOverflowError. "
				+ "None are held, so that no token can be checked");
	}

	@Test
	void aTokenWithoutKeyIdIsVerifiedWithTheOneKeyThatFits() throws KeySourceException {
		assertThat(find(null, KeyType.EC)).containsExactly(TestKeys.EC.toPublicJWK());
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(find(null, KeyType.OKP)).isEmpty();
		assertThat(find(null, KeyType.RSA, KeyType.EC)).isEmpty();
		assertThat(this.provider.fetches(TestProvider.KEYS)).isOne();
	}

	@Test
	void aKeyOfThatIdThatDoesNotFitIsNotFoundAndNotLookedFor() throws KeySourceException {
		find("rsa");
		assertThat(find("rsa", KeyType.EC)).isEmpty();
		assertThat(this.provider.fetches(TestProvider.KEYS)).isOne();
	}

	@Test
	void twoKeysOfOneIdAreBothFound() throws KeySourceException {
		this.provider.publish(TestKeys.RSA, new ECKey.Builder(TestKeys.EC).keyID("rsa").build());
		assertThat(find("rsa")).hasSize(2);
		assertThat(find("rsa", KeyType.EC)).hasSize(1);
	}

	@Test
	void theFirstFetchDecidesWhatItWasBegunFor() throws KeySourceException {
		assertThat(find("unknown")).isEmpty();
		assertThat(find("other")).isEmpty();
		assertThat(this.provider.fetches(TestProvider.KEYS)).isOne();
	}

	@Test
	void theFirstFetchDoesNotTakeTheOneForUnknownKeys() throws KeySourceException {
		find("rsa");
		this.provider.publish(TestKeys.RSA, TestKeys.OTHER_RSA);
		assertThat(find("other")).hasSize(1);
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
	}

	@Test
	void unknownKeysCostOneFetchInAnInterval() throws KeySourceException {
		find("rsa");
		for (int i = 0; i < 1000; i++) {
			assertRefusedOrUnavailable("unknown" + i);
		}
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
		this.clock.advance(INTERVAL.minusNanos(1));
		assertRefusedOrUnavailable("unknown");
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
		this.clock.advance(Duration.ofNanos(1));
		assertThat(find("unknown")).isEmpty();
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(3);
	}

	@Test
	void fewUnknownKeysAreRefused() throws KeySourceException {
		find("rsa");
		find("unknown");
		for (int i = 0; i < 10; i++) {
			assertThat(find("unknown" + i)).isEmpty();
		}
		this.clock.advance(Duration.ofSeconds(3));
		assertUnavailable("other", Duration.ofSeconds(7));
	}

	@Test
	void anUnknownKeyThatAFetchDidNotBringIsRefusedHoweverManyThereAre() throws KeySourceException {
		find("rsa");
		for (int i = 0; i < 200; i++) {
			assertThat(find("unknown")).isEmpty();
		}
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
	}

	@Test
	void duringAFloodANewKeyIsFoundWithTheNextFetchAndNeverRefused() throws KeySourceException {
		find("rsa");
		flood(20);
		this.provider.publish(TestKeys.RSA, TestKeys.OTHER_RSA);
		assertUnavailable("other", INTERVAL);
		this.clock.advance(INTERVAL);
		flood(20);
		assertThat(find("other")).hasSize(1);
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(3);
	}

	@Test
	void aKeyThatIsPublishedAfterItWasFirstUsedIsFoundWithTheNextFetch() throws KeySourceException {
		find("rsa");
		assertThat(find("other")).isEmpty();
		this.provider.publish(TestKeys.RSA, TestKeys.OTHER_RSA);
		assertThat(find("other")).isEmpty();
		this.clock.advance(INTERVAL);
		assertThat(find("other")).hasSize(1);
	}

	@Test
	void whenTheFetchForAnUnknownKeyFailsThenUnavailable() throws KeySourceException {
		find("rsa");
		this.provider.goDown();
		assertUnavailable("unknown", INTERVAL);
		this.clock.advance(Duration.ofSeconds(1));
		assertUnavailable("unknown", Duration.ofSeconds(9));
		assertThat(find("rsa")).hasSize(1);
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
	}

	@Test
	void duringAnOutageAnUnknownKeyIsLookedForOnceInAnInterval() throws KeySourceException {
		this.keys = keys(NOT_AHEAD);
		find("rsa");
		this.clock.advance(Duration.ofMinutes(5));
		this.provider.goDown();
		assertUnavailable("unknown", INTERVAL);
		this.clock.advance(INTERVAL);
		assertUnavailable("unknown", INTERVAL);
		assertUnavailable("unknown", INTERVAL);
		assertThat(this.provider.urls).containsExactly(TestProvider.DISCOVERY, TestProvider.KEYS, TestProvider.KEYS,
				TestProvider.DISCOVERY);
		this.provider.goUp();
		this.clock.advance(INTERVAL);
		assertThat(find("unknown")).isEmpty();
	}

	@Test
	void whoeverComesWhileAFetchIsUnderWayWaitsForIt() throws Exception {
		find("rsa");
		this.provider.publish(TestKeys.OTHER_RSA);
		this.tasks.holdBack();
		List<Future<List<JWK>>> found = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			found.add(this.requests.submit(() -> find("other")));
		}
		awaitTasks(2);
		this.tasks.advance(Duration.ZERO);
		for (Future<List<JWK>> one : found) {
			assertThat(one.get()).hasSize(1);
		}
		assertThat(this.provider.fetches(TestProvider.KEYS)).isEqualTo(2);
	}

	@Test
	void aFetchThatBeganBeforeDoesNotDecide() throws Exception {
		this.tasks.holdBack();
		this.provider.afterKeys = () -> this.provider.publish(TestKeys.OTHER_RSA);
		Future<List<JWK>> first = this.requests.submit(() -> find("rsa"));
		awaitTasks(1);
		Future<List<JWK>> second = this.requests.submit(() -> find("other"));
		this.tasks.advance(Duration.ZERO);
		Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
			this.tasks.advance(Duration.ZERO);
			return second.isDone();
		});
		assertThat(first.get()).hasSize(1);
		assertThat(second.get()).hasSize(1);
	}

	@Test
	void aSlowFetchThatBeganBeforeATokenCameDoesNotDecideOnItsKey() throws Exception {
		this.keys = keys(PATIENT);
		find("rsa");
		this.tasks.holdBack();
		this.provider.afterKeys = () -> this.provider.publish(TestKeys.RSA, TestKeys.OTHER_RSA);
		Future<List<JWK>> first = this.requests.submit(() -> find("unknown"));
		Awaitility.await().until(() -> this.keys.waiting() == 1);
		this.clock.advance(INTERVAL);
		Future<List<JWK>> second = this.requests.submit(() -> find("other"));
		Awaitility.await().until(() -> this.keys.waiting() == 2);
		this.tasks.advance(Duration.ZERO);
		assertThat(first.get()).isEmpty();
		Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> {
			this.tasks.advance(Duration.ZERO);
			return second.isDone();
		});
		assertThat(second.get()).hasSize(1);
	}

	@Test
	void onlySoManyWaitForAnUnknownKeyAndTheOthersAreAnsweredAtOnce() throws Exception {
		find("rsa");
		find("refused");
		this.clock.advance(INTERVAL);
		this.tasks.holdBack();
		List<Future<?>> waiting = new ArrayList<>();
		for (int i = 0; i < IssuerKeys.MAXIMUM_WAITING; i++) {
			String keyId = "unknown" + i;
			waiting.add(this.requests.submit(() -> assertRefusedOrUnavailable(keyId)));
		}
		Awaitility.await().until(() -> this.keys.waiting() == IssuerKeys.MAXIMUM_WAITING);
		assertUnavailable("other", Duration.ofSeconds(1));
		assertThat(find("refused")).isEmpty();
		assertThat(find("rsa")).hasSize(1);
		this.tasks.advance(Duration.ZERO);
		for (Future<?> one : waiting) {
			assertThat(one).succeedsWithin(Duration.ofSeconds(5));
		}
		assertThat(this.keys.waiting()).isZero();
	}

	@Test
	void whatIsHeldIsLookedAtWithoutFetching() throws KeySourceException {
		assertNotHeld("rsa");
		assertThat(this.provider.urls).isEmpty();
		find("rsa");
		assertThat(held("rsa")).hasSize(1);
		assertThat(held(null)).isEmpty();
		assertNotHeld("unknown");
		assertThat(this.provider.fetches(TestProvider.KEYS)).isOne();
	}

	@Test
	void whatIsHeldForTooLongIsNotLookedAt() throws KeySourceException {
		this.keys = keys(NOT_AHEAD);
		find("rsa");
		this.clock.advance(Duration.ofMinutes(5));
		assertNotHeld("rsa");
		this.provider.goDown();
		find("rsa");
		assertThat(held("rsa")).hasSize(1);
	}

	@Test
	void theGenerationChangesWhenAKeyIsGoneAndNotWhenOneComes() throws KeySourceException {
		assertThat(this.keys.generation()).isZero();
		assertThat(isCurrent(0)).isFalse();
		find("rsa");
		assertThat(this.keys.generation()).isOne();
		refresh(TestKeys.OTHER_RSA, TestKeys.EC, TestKeys.RSA);
		assertThat(this.keys.generation()).isOne();
		assertThat(isCurrent(1)).isTrue();
		refresh(TestKeys.EC, TestKeys.RSA);
		assertThat(this.keys.generation()).isEqualTo(2);
		assertThat(isCurrent(1)).isFalse();
		assertThat(isCurrent(2)).isTrue();
	}

	@Test
	void theGenerationChangesWhenAKeyIsReplaced() throws KeySourceException {
		find("rsa");
		refresh(TestKeys.EC, new RSAKey.Builder(TestKeys.OTHER_RSA).keyID("rsa").build());
		assertThat(this.keys.generation()).isEqualTo(2);
	}

	@Test
	void theGenerationChangesWhenAKeyIsForSomethingElse() throws KeySourceException {
		find("rsa");
		refresh(TestKeys.EC, new RSAKey.Builder(TestKeys.RSA).algorithm(JWSAlgorithm.PS256).build());
		assertThat(this.keys.generation()).isEqualTo(2);
	}

	@Test
	void aGenerationIsCurrentUntilItIsTimeToLookAgain() throws KeySourceException {
		this.keys = keys(NOT_AHEAD);
		find("rsa");
		this.clock.advance(Duration.ofMinutes(5).minusNanos(1));
		assertThat(isCurrent(1)).isTrue();
		this.clock.advance(Duration.ofNanos(1));
		assertThat(isCurrent(1)).isFalse();
		this.provider.goDown();
		find("rsa");
		assertThat(isCurrent(1)).isTrue();
		this.clock.advance(Duration.ofHours(4).minusNanos(1));
		assertThat(isCurrent(1)).isTrue();
		this.clock.advance(Duration.ofNanos(1));
		assertThat(isCurrent(1)).isFalse();
	}

	private void refresh(JWK... keys) {
		this.provider.publish(keys);
		this.tasks.advance(this.tasks.untilNext());
	}

	private void flood(int tokens) throws KeySourceException {
		for (int i = 0; i < tokens; i++) {
			assertRefusedOrUnavailable("flood" + i + this.clock.instant());
		}
	}

	private @Nullable Void assertRefusedOrUnavailable(String keyId) throws KeySourceException {
		try {
			assertThat(find(keyId)).isEmpty();
		}
		catch (KeysUnavailableException ex) {
			assertThat(ex.getRetryAfter()).isBetween(Duration.ofSeconds(1), INTERVAL);
		}
		return null;
	}

	private void assertUnavailable(String keyId, Duration retryAfter) {
		assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> find(keyId))
			.satisfies((ex) -> assertThat(ex.getRetryAfter()).isEqualTo(retryAfter));
	}

	private boolean isCurrent(long generation) {
		return this.keys.isCurrent(generation, this.clock.instant());
	}

	private void assertNotHeld(String keyId) {
		assertThatExceptionOfType(KeyNotHeldException.class).isThrownBy(() -> held(keyId));
	}

	private void awaitTasks(int number) {
		Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> this.tasks.size() == number);
	}

	private List<JWK> find(@Nullable String keyId, KeyType... types) throws KeySourceException {
		return this.keys.get(selector(keyId, types), null);
	}

	private List<JWK> held(@Nullable String keyId) throws KeySourceException {
		return this.keys.held().get(selector(keyId), null);
	}

	private static JWKSelector selector(@Nullable String keyId, KeyType... types) {
		JWKMatcher.Builder matcher = new JWKMatcher.Builder().keyID(keyId);
		return new JWKSelector(((types.length > 0) ? matcher.keyTypes(types) : matcher).build());
	}

	private IssuerKeys keys(KeyFetching fetching) {
		return new IssuerKeys(this.provider.fetcher(this.clock), fetching, this.tasks, this.clock, () -> this.random);
	}

}
