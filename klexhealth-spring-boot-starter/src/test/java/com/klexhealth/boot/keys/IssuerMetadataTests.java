package com.klexhealth.boot.keys;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link IssuerMetadata}.
 */
class IssuerMetadataTests {

	private static final String ISSUER = "https://klexhealth.com/realms/practice";

	private final Provider provider = new Provider();

	private final MutableClock clock = new MutableClock();

	private final IssuerMetadata metadata = new IssuerMetadata(ISSUER, this.provider, Duration.ofSeconds(10),
			this.clock);

	@Test
	void nothingIsFetchedBeforeItIsNeeded() {
		assertThat(this.provider.urls).isEmpty();
	}

	@Test
	void theDocumentIsThatOfTheIssuer() throws IOException {
		assertThat(this.metadata.get()).containsEntry("issuer", ISSUER);
		assertThat(this.provider.urls).containsExactly(ISSUER + "/.well-known/openid-configuration");
	}

	@Test
	void aSlashAtTheEndOfTheIssuerIsNotDoubled() throws IOException {
		this.provider.answer = "{\"issuer\":\"https://klexhealth.com/\"}";
		new IssuerMetadata("https://klexhealth.com/", this.provider, Duration.ZERO, this.clock).get();
		assertThat(this.provider.urls).containsExactly("https://klexhealth.com/.well-known/openid-configuration");
	}

	@Test
	void theDocumentIsFetchedOnce() throws IOException {
		this.metadata.get();
		this.clock.advance(Duration.ofDays(1));
		this.metadata.get();
		this.metadata.getJwkSetUrl();
		assertThat(this.provider.urls).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"issuer\":\"https://klexhealth.com/realms/other\"}", "{\"issuer\":\"" + ISSUER + "/\"}",
			"{\"issuer\":[\"" + ISSUER + "\"]}", "{\"issuer\":null}", "{}" })
	void aDocumentOfAnotherIssuerIsRefused(String answer) {
		this.provider.answer = answer;
		assertThatIOException().isThrownBy(this.metadata::get).withMessageContaining("is that of another issuer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "\"" + ISSUER + "\"", "<html>", "{", "{\"issuer\":\"" + ISSUER + "\"",
			"{\"issuer\":\"" + ISSUER + "\",\"issuer\":\"b\"}" })
	void whatIsNoJsonObjectIsRefused(String answer) {
		this.provider.answer = answer;
		assertThatIOException().isThrownBy(this.metadata::get);
	}

	@Test
	void aClaimThatIsNullIsNoFault() throws IOException {
		this.provider.answer = "{\"issuer\":\"" + ISSUER + "\",\"registration_endpoint\":null}";
		assertThat(this.metadata.get()).containsEntry("registration_endpoint", null);
	}

	@Test
	void aFailureIsNotRepeatedForEveryoneWhoAsks() {
		this.provider.down = true;
		assertThatIOException().isThrownBy(this.metadata::get).withMessage("down");
		this.clock.advance(Duration.ofSeconds(9));
		assertThatIOException().isThrownBy(this.metadata::get).withMessage("down");
		assertThat(this.provider.urls).hasSize(1);
	}

	@Test
	void afterAFailureTheDocumentIsFetchedAgain() throws IOException {
		this.provider.down = true;
		assertThatIOException().isThrownBy(this.metadata::get);
		this.provider.down = false;
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(this.metadata.get()).containsEntry("issuer", ISSUER);
	}

	@Test
	void whoeverWaitsForAFetchThatFailsFailsWithIt() throws Exception {
		this.provider.down = true;
		ExecutorService executor = Executors.newFixedThreadPool(8);
		CountDownLatch start = new CountDownLatch(1);
		AtomicInteger failures = new AtomicInteger();
		List<Future<?>> requests = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			requests.add(executor.submit(() -> {
				start.await();
				assertThatIOException().isThrownBy(this.metadata::get);
				return failures.incrementAndGet();
			}));
		}
		start.countDown();
		for (Future<?> request : requests) {
			request.get();
		}
		executor.shutdown();
		assertThat(failures).hasValue(8);
		assertThat(this.provider.urls).hasSize(1);
	}

	@Test
	void theKeysAreWhereTheDocumentSays() throws IOException {
		assertThat(this.metadata.getJwkSetUrl()).hasToString("https://klexhealth.com/realms/practice/certs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://klexhealth.com/certs", "https://klexhealth.com.attacker.example/certs",
			"https://klexhealth.com@attacker.example/certs", "https://klexhealth.com:8443/certs" })
	void keysFromAnotherOriginAreRefused(String jwksUri) {
		this.provider.answer = "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(ISSUER, jwksUri);
		assertThatIOException().isThrownBy(this.metadata::getJwkSetUrl)
			.withMessageEndingWith("It is at another origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\"", "\"/certs\"", "\"unknown://a\"", "\"https://a b\"", "[]", "null", "1",
			"\"file:///etc/passwd\"" })
	void keysThatAreNowhereAreRefused(String jwksUri) {
		this.provider.answer = "{\"issuer\":\"%s\",\"jwks_uri\":%s}".formatted(ISSUER, jwksUri);
		assertThatIOException().isThrownBy(this.metadata::getJwkSetUrl).withMessageContaining("cannot be used");
	}

	@Test
	void aDocumentThatCouldNotBeUsedIsFetchedAgainButNotAtOnce() throws IOException {
		this.provider.answer = "{\"issuer\":\"%s\"}".formatted(ISSUER);
		assertThatIOException().isThrownBy(this.metadata::getJwkSetUrl);
		this.provider.answer = "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/certs\"}".formatted(ISSUER, ISSUER);
		assertThatIOException().isThrownBy(this.metadata::getJwkSetUrl);
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(this.metadata.getJwkSetUrl()).hasToString(ISSUER + "/certs");
		assertThat(this.provider.urls).hasSize(2);
	}

	@Test
	void theDefaultPortIsTheSameOriginSpeltOrNot() throws IOException {
		this.provider.answer = "{\"issuer\":\"%s\",\"jwks_uri\":\"https://klexhealth.com:443/certs\"}"
			.formatted(ISSUER);
		assertThat(this.metadata.getJwkSetUrl()).hasToString("https://klexhealth.com:443/certs");
	}

	/**
	 * Answers what a test wants it to.
	 */
	private static final class Provider implements ResourceRetriever {

		private final List<String> urls = new ArrayList<>();

		private String answer = "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/certs\"}".formatted(ISSUER, ISSUER);

		private boolean down;

		@Override
		public Resource retrieveResource(URL url) throws IOException {
			this.urls.add(url.toString());
			if (this.down) {
				throw new IOException("down");
			}
			return new Resource(this.answer, "application/json");
		}

	}

}
