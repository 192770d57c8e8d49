package com.klexhealth.boot.keys;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.klexhealth.boot.testsupport.TestIssuer;
import com.klexhealth.boot.testsupport.TestKeys;
import com.klexhealth.url.UrlRules;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What becomes of {@link IssuerKeys} when the issuer is at fault in one way or another,
 * over real HTTP.
 */
@Timeout(20)
class KeyFaultsTests {

	private static final KeyFetching FETCHING = new KeyFetching(Duration.ofMillis(1500), Duration.ofMinutes(5), false,
			Duration.ofHours(4), Duration.ofSeconds(10));

	private static final int MAXIMUM_SIZE = 20_000;

	private static TestIssuer issuer;

	private final MutableClock clock = new MutableClock();

	private final IssuerKeys keys = keys();

	@BeforeEach
	void goUp() {
		issuer.goUp();
	}

	@AfterEach
	void close() {
		this.keys.close();
	}

	@BeforeAll
	static void start() {
		issuer = TestIssuer.start();
	}

	@AfterAll
	static void stop() {
		issuer.close();
	}

	@ParameterizedTest
	@MethodSource({ "faultsOfTheKeys", "faultsOfTheDiscoveryDocument" })
	void whenNoKeysAreHeldThenUnavailableAndTheyAreFoundWithoutARestart(String description, Consumer<TestIssuer> fault)
			throws KeySourceException {
		fault.accept(issuer);
		assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> find("rsa"));
		endFault();
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(find("rsa")).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource({ "faultsOfTheKeys", "faultsOfTheDiscoveryDocument" })
	void whenKeysAreHeldThenTheyAreUsedAndNewOnesAreFoundWithoutARestart(String description, Consumer<TestIssuer> fault)
			throws KeySourceException {
		find("rsa");
		fault.accept(issuer);
		this.clock.advance(Duration.ofMinutes(5));
		assertThat(find("rsa")).hasSize(1);
		endFault();
		issuer.publishKeys(TestKeys.OTHER_RSA);
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(find("other")).hasSize(1);
		assertThat(find("rsa")).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("faultsOfTheKeys")
	void whenAKeyIsUnknownThenItIsNotRefused(String description, Consumer<TestIssuer> fault) throws KeySourceException {
		find("rsa");
		fault.accept(issuer);
		assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> find("other"));
		assertThat(find("rsa")).hasSize(1);
	}

	@Test
	void whenBothDocumentsAreTooSlowForOneFetchThenTheNextOneBringsTheKeys() throws KeySourceException {
		issuer.server().setGlobalFixedDelay(900);
		try {
			assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> find("rsa"));
			Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> !this.keys.isFetching());
			this.clock.advance(Duration.ofSeconds(10));
			assertThat(find("rsa")).hasSize(1);
		}
		finally {
			issuer.server().setGlobalFixedDelay(0);
		}
	}

	static Stream<Arguments> faultsOfTheKeys() {
		String rsa = TestKeys.RSA.toPublicJWK().toJSONString();
		return Stream.concat(faultsOfHttp(TestIssuer.KEYS),
				Stream.of(body("an empty set", "{\"keys\":[]}"), body("keys that are null", "{\"keys\":null}"),
						body("keys that are no list", "{\"keys\":" + rsa + "}"), body("no keys", "{}"),
						body("a key that is no set", rsa), body("a list of keys", "[" + rsa + "]"),
						body("a set in a string", "\"{}\""), body("half a set", "{\"keys\":[" + rsa),
						body("a set and more", "{\"keys\":[" + rsa + "]}{}"),
						body("a private key", "{\"keys\":[" + TestKeys.RSA.toJSONString() + "]}"),
						body("an encryption key", "{\"keys\":[" + rsa.replace("\"sig\"", "\"enc\"") + "]}"),
						body("a secret", "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"rsa\",\"k\":\"AQAB\"}]}"),
						body("keys that are none", "{\"keys\":[null,1,\"a\",[],{}]}")));
	}

	static Stream<Arguments> faultsOfTheDiscoveryDocument() {
		return Stream.concat(faultsOfHttp(TestIssuer.DISCOVERY),
				Stream.of(claim("issuer", "https://attacker.example"), claim("issuer", issuer.uri() + "/"),
						claim("issuer", 1), claim("jwks_uri", "https://attacker.example/keys"),
						claim("jwks_uri", "file:///etc/passwd"), claim("jwks_uri", "/oauth2/jwks"),
						claim("jwks_uri", List.of()), claim("jwks_uri", issuer.uri() + "//jwks"),
						claim("jwks_uri", issuer.uri().replace("localhost", "127.0.0.1") + TestIssuer.KEYS),
						claim("token_endpoint", "http://login.example/token"),
						claim("authorization_endpoint", "javascript:alert(1)"), claim("userinfo_endpoint", 1),
						claim("end_session_endpoint", "https://user:secret@login.example")));
	}

	private static Stream<Arguments> faultsOfHttp(String path) {
		return Stream.of(answer("404", path, aResponse().withStatus(404)),
				answer("500", path, aResponse().withStatus(500)), answer("204", path, aResponse().withStatus(204)),
				answer("a redirect", path, aResponse().withStatus(302).withHeader("Location", issuer.uri() + "/a")),
				answer("an empty body", path, aResponse()), answer("null", path, okJson("null")),
				answer("HTML", path, okJson("<html></html>")), answer("a number", path, okJson("1")),
				answer("a list", path, okJson("[]")),
				answer("too much", path, okJson("{\"a\":\"" + "x".repeat(MAXIMUM_SIZE) + "\"}")),
				answer("endless nesting", path, okJson("{\"keys\":" + "[".repeat(MAXIMUM_SIZE / 2))),
				answer("another encoding", path,
						aResponse().withBody(new byte[] { (byte) 0xff, (byte) 0xfe, 0x7b, 0 })),
				answer("a slow answer", path, okJson("{}").withFixedDelay(5000)),
				answer("a dripping answer", path, okJson("{\"keys\":[]}").withChunkedDribbleDelay(10, 5000)),
				answer("a reset", path, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
				answer("no answer", path, aResponse().withFault(Fault.EMPTY_RESPONSE)),
				answer("garbage", path, aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
				answer("a broken chunk", path, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
	}

	private static Arguments answer(String description, String path, ResponseDefinitionBuilder answer) {
		Consumer<TestIssuer> fault = (issuer) -> {
			// what says where the keys are is only read if they are not there
			if (path.equals(TestIssuer.DISCOVERY)) {
				issuer.server().stubFor(get(TestIssuer.KEYS).willReturn(aResponse().withStatus(404)));
			}
			issuer.server().stubFor(get(path).willReturn(answer));
		};
		return arguments(description + " at " + path, fault);
	}

	private static Arguments body(String description, String body) {
		return answer(description, TestIssuer.KEYS, okJson(body));
	}

	private static Arguments claim(String name, Object value) {
		Consumer<TestIssuer> fault = (issuer) -> {
			issuer.server().stubFor(get(TestIssuer.KEYS).willReturn(aResponse().withStatus(404)));
			issuer.publish(Map.of(name, value));
		};
		return arguments(name + " " + value, fault);
	}

	/*
	 * Nobody waits as long as a fetch may take.
	 */
	private void endFault() {
		Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> !this.keys.isFetching());
		issuer.goUp();
	}

	private List<JWK> find(String keyId) throws KeySourceException {
		return this.keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(keyId).build()), null);
	}

	private IssuerKeys keys() {
		BoundedResourceRetriever retriever = new BoundedResourceRetriever(FETCHING.timeout(), MAXIMUM_SIZE);
		IssuerMetadata metadata = new IssuerMetadata(issuer.uri(), UrlRules.allowingLoopbackHttp(), retriever,
				FETCHING.minimumRefetchInterval(), this.clock);
		return new IssuerKeys(metadata, retriever, FETCHING, Set.of("RS256", "ES256"), this.clock);
	}

}
