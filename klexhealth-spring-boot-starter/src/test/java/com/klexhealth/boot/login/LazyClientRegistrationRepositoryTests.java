package com.klexhealth.boot.login;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

import com.klexhealth.boot.keys.BoundedResourceRetriever;
import com.klexhealth.boot.keys.IssuerMetadata;
import com.klexhealth.boot.testsupport.TestIssuer;
import com.klexhealth.url.UrlRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LazyClientRegistrationRepository}.
 */
class LazyClientRegistrationRepositoryTests {

	private static final TestIssuer issuer = TestIssuer.start();

	private final IssuerMetadata metadata = new IssuerMetadata(issuer.uri(), UrlRules.allowingLoopbackHttp(),
			new BoundedResourceRetriever(Duration.ofSeconds(5), 10_000), Duration.ZERO, Clock.systemUTC());

	private final LazyClientRegistrationRepository repository = new LazyClientRegistrationRepository(
			() -> new KlexHealthRegistration("client", "5ecret", new RedirectUrl("{baseUrl}/callback"), Set.of()),
			this.metadata, Map.of());

	@BeforeEach
	void goUp() {
		issuer.goUp();
	}

	@AfterAll
	static void stop() {
		issuer.close();
	}

	@Test
	void theRegistrationIsMadeOnce() {
		ClientRegistration first = klexHealth();
		assertThat(klexHealth()).isSameAs(first);
		assertThat(issuer.fetches(TestIssuer.DISCOVERY)).isOne();
	}

	@Test
	void whenTheIssuerIsDownThenItIsMadeOnceItIsBack() {
		issuer.goDown();
		assertThatExceptionOfType(IssuerUnavailableException.class).isThrownBy(this::klexHealth);
		issuer.goUp();
		assertThat(klexHealth().getRegistrationId()).isEqualTo("klexhealth");
	}

	@Test
	void whenTheIssuerMovesItsEndpointsThenTheLoginGoesThere() {
		klexHealth();
		issuer.publish(Map.of("token_endpoint", issuer.uri() + "/moved"));
		readAgain();
		assertThat(klexHealth().getProviderDetails().getTokenUri()).isEqualTo(issuer.uri() + "/moved");
	}

	@Test
	void whenTheIssuerSaysTooLittleThenTheLastRegistrationIsUsedOn() {
		ClientRegistration first = klexHealth();
		issuer.publish(Map.of("subject_types_supported", "none"));
		readAgain();
		assertThat(klexHealth()).isSameAs(first);
		issuer.publish(Map.of("token_endpoint", issuer.uri() + "/moved"));
		assertThat(klexHealth().getProviderDetails().getTokenUri()).isEqualTo(issuer.uri() + "/moved");
	}

	@Test
	void idTokensOfOtherProvidersAreCheckedAsSpringSecurityDoes() {
		IdTokenDecoderFactory factory = new IdTokenDecoderFactory(new ImmutableJWKSet<>(new JWKSet()), Set.of("RS256"));
		ClientRegistration klexHealth = klexHealth();
		assertThat(factory.createDecoder(klexHealth)).isNotNull();
		ClientRegistration other = ClientRegistration.withClientRegistration(klexHealth)
			.registrationId("other")
			.jwkSetUri("")
			.build();
		assertThatExceptionOfType(OAuth2AuthenticationException.class).isThrownBy(() -> factory.createDecoder(other))
			.withMessageContaining("missing_signature_verifier");
	}

	/*
	 * As happens now and then along with the keys.
	 */
	private void readAgain() {
		assertThat(this.metadata.reject("read again", new IOException())).isNotNull();
	}

	private ClientRegistration klexHealth() {
		return Objects.requireNonNull(this.repository.findByRegistrationId("klexhealth"));
	}

}
