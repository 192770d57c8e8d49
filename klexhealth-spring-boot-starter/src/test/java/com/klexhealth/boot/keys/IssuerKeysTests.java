package com.klexhealth.boot.keys;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.klexhealth.boot.testsupport.TestIssuer;
import com.klexhealth.boot.testsupport.TestKeys;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link IssuerKeys}, over real HTTP.
 */
class IssuerKeysTests {

	private static final KeyFetching UNLIMITED = new KeyFetching(Duration.ofSeconds(5), Duration.ofMinutes(5), true,
			Duration.ofHours(4), Duration.ZERO);

	/** Keys are due to be fetched again as soon as they were fetched. */
	private static final KeyFetching ALWAYS_DUE = new KeyFetching(Duration.ZERO, Duration.ofMillis(1), false,
			Duration.ofHours(4), Duration.ZERO);

	private static final TestIssuer issuer = TestIssuer.start();

	private IssuerKeys keys = keys(UNLIMITED);

	@BeforeEach
	void goUp() {
		issuer.goUp();
	}

	@AfterEach
	void close() {
		this.keys.close();
	}

	@AfterAll
	static void stop() {
		issuer.close();
	}

	@Test
	void nothingIsFetchedBeforeAKeyIsNeeded() {
		assertThat(issuer.server().getAllServeEvents()).isEmpty();
	}

	@Test
	void aKeyIsFoundByItsId() throws KeySourceException {
		assertThat(find("ec")).singleElement().isEqualTo(TestKeys.EC.toPublicJWK());
	}

	@Test
	void keysAreFetchedOnceForManyTokens() throws KeySourceException {
		for (int i = 0; i < 10; i++) {
			find("rsa");
		}
		assertThat(issuer.fetches(TestIssuer.KEYS)).isOne();
		assertThat(issuer.fetches(TestIssuer.DISCOVERY)).isOne();
	}

	@Test
	void aKeyThatIsNotThereIsNotFound() throws KeySourceException {
		assertThat(find("unknown")).isEmpty();
	}

	@Test
	void aNewKeyIsFoundOnceATokenNeedsIt() throws KeySourceException {
		find("rsa");
		issuer.publishKeys(TestKeys.RSA, TestKeys.OTHER_RSA);
		assertThat(find("other")).hasSize(1);
	}

	@Test
	void unknownKeyIdsDoNotCauseAFetchEach() throws KeySourceException {
		this.keys = keys(new KeyFetching(Duration.ofSeconds(5), Duration.ofMinutes(5), true, Duration.ofHours(4),
				Duration.ofSeconds(10)));
		find("rsa");
		for (int i = 0; i < 100; i++) {
			try {
				assertThat(find("unknown" + i)).isEmpty();
			}
			catch (RateLimitReachedException ex) {
				// not a word about the key is the other right answer
			}
		}
		assertThat(issuer.fetches(TestIssuer.KEYS)).isLessThanOrEqualTo(2);
		assertThat(find("rsa")).hasSize(1);
	}

	@Test
	void keysOnceHadAreUsedDuringAnOutage() throws KeySourceException {
		this.keys = keys(ALWAYS_DUE);
		find("rsa");
		issuer.goDown();
		assertThat(find("rsa")).hasSize(1);
	}

	@Test
	void aBrokenAnswerIsAnOutageToo() throws KeySourceException {
		this.keys = keys(ALWAYS_DUE);
		find("rsa");
		issuer.server().stubFor(get(TestIssuer.KEYS).willReturn(okJson("<html>")));
		assertThat(find("rsa")).hasSize(1);
	}

	@Test
	void aKeyThatWasWithdrawnIsNotFoundAnyLonger() throws KeySourceException {
		this.keys = keys(ALWAYS_DUE);
		find("rsa");
		issuer.publishKeys(TestKeys.EC);
		assertThat(find("rsa")).isEmpty();
	}

	@Test
	void whileTheIssuerIsDownAndNoKeysAreHeldThereIsAFailureAndNotAnEmptyAnswer() {
		issuer.goDown();
		assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> find("rsa"));
	}

	@Test
	void whenTheIssuerIsBackKeysAreFoundWithoutARestart() throws KeySourceException {
		issuer.goDown();
		assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> find("rsa"));
		issuer.goUp();
		assertThat(find("rsa")).hasSize(1);
	}

	private List<JWK> find(String keyId) throws KeySourceException {
		return this.keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(keyId).build()), null);
	}

	private static IssuerKeys keys(KeyFetching fetching) {
		BoundedResourceRetriever retriever = new BoundedResourceRetriever(Duration.ofSeconds(5), 512_000);
		IssuerMetadata metadata = new IssuerMetadata(issuer.uri(), retriever, Duration.ZERO, Clock.systemUTC());
		return new IssuerKeys(metadata, retriever, fetching);
	}

}
