package com.klexhealth.boot.client;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.header;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withForbiddenRequest;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

/**
 * Tests for {@link TokenRelay} and {@link LoginAgainAuthorizedClientManager}.
 */
class TokenRelayTests {

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	private static final String TOKEN = "the-access-token";

	private final RestClient.Builder builder = RestClient.builder();

	private final MockRestServiceServer api = MockRestServiceServer.bindTo(this.builder).build();

	@Test
	void theTokenGoesToTheApi() {
		this.api.expect(requestTo("https://api.example/patients"))
			.andExpect(header("Authorization", "Bearer " + TOKEN))
			.andRespond(withSuccess());
		relay().restClient("https://api.example").get().uri("/patients").retrieve().toBodilessEntity();
		this.api.verify();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.example:443/a", "https://API.example/a" })
	void theSameOriginMayBeSpeltOtherwise(String url) {
		this.api.expect(header("Authorization", "Bearer " + TOKEN)).andRespond(withSuccess());
		relay().restClient("https://api.example").get().uri(url).retrieve().toBodilessEntity();
		this.api.verify();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://attacker.example/a", "http://api.example/a", "https://api.example:8443/a",
			"https://api.example.attacker.example/a", "https://api.example@attacker.example/a",
			"https://sub.api.example/a" })
	void theTokenGoesToNoOtherOrigin(String url) {
		RestClient client = relay().restClient("https://api.example");
		assertThatIllegalStateException().isThrownBy(() -> client.get().uri(url).retrieve().toBodilessEntity())
			.withMessageContaining("must not be sent to")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(TOKEN));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/patients", "api.example", "mailto:a@b.example" })
	void anApiHasAnAbsoluteUrl(String baseUrl) {
		assertThatIllegalArgumentException().isThrownBy(() -> relay().restClient(baseUrl));
	}

	@Test
	void theTokenIsNotInWhatIsThrown() {
		this.api.expect(requestTo("https://api.example/patients")).andRespond(withForbiddenRequest());
		RestClient client = relay().restClient("https://api.example");
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> client.get().uri("/patients").retrieve().toBodilessEntity())
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain(TOKEN));
	}

	@Test
	void aTokenThatIsOverIsNotSentButAskedForAgain() {
		assertThatExceptionOfType(ClientAuthorizationRequiredException.class)
			.isThrownBy(() -> manager((request) -> client(NOW)).authorize(request()));
		assertThat(manager((request) -> client(NOW.plusSeconds(1))).authorize(request())).isNotNull();
		assertThat(manager((request) -> client(null)).authorize(request())).isNotNull();
	}

	@Test
	void whereThereIsNoTokenOneIsAskedFor() {
		assertThatExceptionOfType(ClientAuthorizationRequiredException.class)
			.isThrownBy(() -> manager((request) -> null).authorize(request()));
	}

	@Test
	void aRefreshTokenThatIsRefusedIsANewLogin() {
		assertThatExceptionOfType(ClientAuthorizationRequiredException.class)
			.isThrownBy(() -> manager(failing("invalid_grant")).authorize(request()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "server_error", "invalid_client", "invalid_token_response" })
	void anotherFailureIsNoReasonToLogInAgain(String error) {
		assertThatExceptionOfType(ClientAuthorizationException.class)
			.isThrownBy(() -> manager(failing(error)).authorize(request()))
			.isNotInstanceOf(ClientAuthorizationRequiredException.class);
	}

	private TokenRelay relay() {
		return new TokenRelay((request) -> client(null), new HttpSessionOAuth2AuthorizedClientRepository(),
				() -> this.builder);
	}

	private static LoginAgainAuthorizedClientManager manager(OAuth2AuthorizedClientManager delegate) {
		return new LoginAgainAuthorizedClientManager(delegate, Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private static OAuth2AuthorizedClientManager failing(String error) {
		return (request) -> {
			throw new ClientAuthorizationException(new OAuth2Error(error), "klexhealth");
		};
	}

	private static OAuth2AuthorizeRequest request() {
		return OAuth2AuthorizeRequest.withClientRegistrationId("klexhealth")
			.principal(new TestingAuthenticationToken("schneider", ""))
			.build();
	}

	private static OAuth2AuthorizedClient client(@Nullable Instant expiresAt) {
		ClientRegistration registration = ClientRegistration.withRegistrationId("klexhealth")
			.clientId("client")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("https://practice.example/callback")
			.authorizationUri("https://klexhealth.com/authorize")
			.tokenUri("https://klexhealth.com/token")
			.build();
		return new OAuth2AuthorizedClient(registration, "schneider", new OAuth2AccessToken(
				OAuth2AccessToken.TokenType.BEARER, TOKEN, NOW.minusSeconds(300), expiresAt, Set.of()));
	}

}
