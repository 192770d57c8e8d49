package com.klexhealth.boot.keys;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import com.klexhealth.url.UrlRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link IssuerMetadata}.
 */
class IssuerMetadataTests {

	private static final String MOVED = "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/moved\"}".formatted(TestProvider.ISSUER,
			TestProvider.ISSUER);

	private final TestProvider provider = new TestProvider();

	private final MutableClock clock = new MutableClock();

	private final IssuerMetadata metadata = metadata(TestProvider.ISSUER);

	@Test
	void nothingIsFetchedBeforeItIsNeeded() {
		assertThat(this.provider.urls).isEmpty();
		assertThat(this.metadata.knownJwkSetUrl()).isNull();
	}

	@Test
	void theDocumentIsThatOfTheIssuer() throws IOException {
		assertThat(this.metadata.get()).containsEntry("issuer", TestProvider.ISSUER);
		assertThat(this.metadata.knownJwkSetUrl()).hasToString(TestProvider.KEYS);
		assertThat(this.provider.urls).containsExactly(TestProvider.ISSUER + "/.well-known/openid-configuration");
	}

	@Test
	void aSlashAtTheEndOfTheIssuerIsNotDoubled() {
		assertThatIOException().isThrownBy(metadata("https://klexhealth.com/")::get);
		assertThat(this.provider.urls).containsExactly("https://klexhealth.com/.well-known/openid-configuration");
	}

	@Test
	void theDocumentIsFetchedOnce() throws IOException {
		Map<String, Object> first = this.metadata.get();
		this.clock.advance(Duration.ofDays(1));
		assertThat(this.metadata.get()).isSameAs(first);
		assertThat(this.provider.urls).hasSize(1);
	}

	@Test
	void aBrokenDocumentIsAFailure() {
		this.provider.answers.put(TestProvider.DISCOVERY, "{}");
		assertThatIOException().isThrownBy(this.metadata::get).withMessageEndingWith("is that of another issuer");
	}

	@Test
	void aFailureIsNotRepeatedForEveryoneWhoAsks() {
		this.provider.goDown();
		assertThatIOException().isThrownBy(this.metadata::get).withMessage("down");
		this.clock.advance(Duration.ofNanos(9_999_999_999L));
		assertThatIOException().isThrownBy(this.metadata::get).withMessage("down");
		assertThat(this.provider.urls).hasSize(1);
	}

	@Test
	void afterAFailureTheDocumentIsFetchedAgain() throws IOException {
		this.provider.goDown();
		assertThatIOException().isThrownBy(this.metadata::get);
		this.provider.goUp();
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(this.metadata.get()).containsEntry("issuer", TestProvider.ISSUER);
	}

	@Test
	void aFailureInTheFutureIsNoneToRemember() throws IOException {
		this.provider.goDown();
		assertThatIOException().isThrownBy(this.metadata::get);
		this.provider.goUp();
		this.clock.advance(Duration.ofHours(-1));
		assertThat(this.metadata.get()).containsEntry("issuer", TestProvider.ISSUER);
	}

	@Test
	void whoeverWaitsForAFetchThatFailsFailsWithIt() throws Exception {
		this.provider.goDown();
		ExecutorService executor = Executors.newFixedThreadPool(8);
		CountDownLatch start = new CountDownLatch(1);
		List<Future<?>> requests = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			requests.add(executor.submit(() -> {
				start.await();
				return assertThatIOException().isThrownBy(this.metadata::get);
			}));
		}
		start.countDown();
		for (Future<?> request : requests) {
			request.get();
		}
		executor.shutdown();
		assertThat(this.provider.urls).hasSize(1);
	}

	@Test
	void whoeverWaitsForAFetchGetsWhatItBrings() throws Exception {
		CountDownLatch answer = new CountDownLatch(1);
		IssuerMetadata slow = new IssuerMetadata(TestProvider.ISSUER, UrlRules.strict(), (url) -> {
			assertThatNoException().isThrownBy(answer::await);
			return this.provider.retrieveResource(url);
		}, Duration.ofSeconds(10), this.clock);
		List<FutureTask<Map<String, Object>>> requests = List.of(new FutureTask<>(slow::get),
				new FutureTask<>(slow::get));
		List<Thread> threads = requests.stream().map(Thread::new).toList();
		threads.forEach(Thread::start);
		Awaitility.await()
			.until(() -> threads.stream().anyMatch((thread) -> thread.getState() == Thread.State.BLOCKED)
					&& threads.stream().anyMatch((thread) -> thread.getState() == Thread.State.WAITING));
		answer.countDown();
		assertThat(requests.get(0).get()).containsEntry("issuer", TestProvider.ISSUER).isSameAs(requests.get(1).get());
		assertThat(this.provider.urls).hasSize(1);
	}

	@Test
	void aDocumentThatWasRejectedIsFetchedAgainButNotAtOnce() throws IOException {
		this.metadata.get();
		assertThatIOException().isThrownBy(() -> {
			throw this.metadata.reject("incomplete", new IllegalStateException("a"));
		}).withMessage("incomplete").withCauseInstanceOf(IllegalStateException.class);
		assertThatIOException().isThrownBy(this.metadata::get).withMessage("incomplete");
		assertThat(this.provider.urls).hasSize(1);
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(this.metadata.get()).containsEntry("issuer", TestProvider.ISSUER);
		assertThat(this.provider.urls).hasSize(2);
	}

	@Test
	void whatIsRejectedByTheLoginStillTellsWhereTheKeysAre() throws IOException {
		this.metadata.get();
		assertThat(this.metadata.reject("incomplete", new IllegalStateException())).isNotNull();
		assertThat(this.metadata.knownJwkSetUrl()).hasToString(TestProvider.KEYS);
		this.metadata.read(this.provider);
		assertThatIOException().isThrownBy(this.metadata::get).withMessage("incomplete");
	}

	@Test
	void aRejectionBeforeThereIsADocumentIsAFailure() {
		assertThat(this.metadata.reject("incomplete", new IllegalStateException())).hasMessage("incomplete");
		assertThatIOException().isThrownBy(this.metadata::get).withMessage("incomplete");
	}

	@Test
	void whatIsReadAgainIsTheSameUntilItSaysSomethingElse() throws IOException {
		Map<String, Object> first = this.metadata.get();
		this.metadata.read(this.provider);
		assertThat(this.metadata.get()).isSameAs(first);
		this.provider.answers.put(TestProvider.DISCOVERY, MOVED);
		assertThat(this.metadata.read(this.provider)).hasToString(TestProvider.ISSUER + "/moved");
		assertThat(this.metadata.get()).isNotEqualTo(first);
		assertThat(this.metadata.knownJwkSetUrl()).hasToString(TestProvider.ISSUER + "/moved");
	}

	@Test
	void whatIsReadAgainAndDifferentIsNoLongerRejected() throws IOException {
		this.metadata.get();
		assertThat(this.metadata.reject("incomplete", new IllegalStateException())).isNotNull();
		this.provider.answers.put(TestProvider.DISCOVERY, MOVED);
		this.metadata.read(this.provider);
		assertThat(this.metadata.get()).containsEntry("jwks_uri", TestProvider.ISSUER + "/moved");
	}

	@Test
	void whenItCannotBeReadAgainTheLastOneIsKept() throws IOException {
		Map<String, Object> first = this.metadata.get();
		this.provider.answers.put(TestProvider.DISCOVERY, "{}");
		assertThatIOException().isThrownBy(() -> this.metadata.read(this.provider));
		assertThat(this.metadata.get()).isSameAs(first);
	}

	@Test
	void afterAMinuteItIsTimeToReadItAgain() throws IOException {
		renew();
		assertThat(this.provider.urls).isEmpty();
		this.metadata.get();
		this.clock.advance(Duration.ofMinutes(1).minusNanos(1));
		renew();
		assertThat(this.provider.urls).hasSize(1);
		this.clock.advance(Duration.ofNanos(1));
		renew();
		assertThat(this.provider.urls).hasSize(2);
		renew();
		assertThat(this.provider.urls).hasSize(2);
	}

	@Test
	void whenTheClockWasPutBackItIsTimeToReadItAgain() throws IOException {
		this.metadata.get();
		this.clock.advance(Duration.ofSeconds(-1));
		renew();
		renew();
		assertThat(this.provider.urls).hasSize(2);
	}

	@Test
	void whatCannotBeReadAgainIsNotTriedAgainSoon() throws IOException {
		Map<String, Object> first = this.metadata.get();
		this.clock.advance(Duration.ofMinutes(1));
		this.provider.goDown();
		renew();
		this.clock.advance(Duration.ofSeconds(59));
		renew();
		assertThat(this.provider.urls).hasSize(2);
		assertThat(this.metadata.get()).isSameAs(first);
		this.clock.advance(Duration.ofSeconds(1));
		renew();
		assertThat(this.provider.urls).hasSize(3);
	}

	private void renew() {
		this.metadata.renew(() -> this.provider);
	}

	private IssuerMetadata metadata(String issuer) {
		return new IssuerMetadata(issuer, UrlRules.strict(), this.provider, Duration.ofSeconds(10), this.clock);
	}

}
