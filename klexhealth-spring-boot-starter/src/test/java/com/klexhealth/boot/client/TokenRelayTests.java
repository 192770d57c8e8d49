package com.klexhealth.boot.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
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
 * Tests for {@link TokenRelay}.
 */
class TokenRelayTests {

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

	private TokenRelay relay() {
		return new TokenRelay((request) -> client(), new HttpSessionOAuth2AuthorizedClientRepository(),
				() -> this.builder);
	}

	private static OAuth2AuthorizedClient client() {
		ClientRegistration registration = ClientRegistration.withRegistrationId("klexhealth")
			.clientId("client")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("https://practice.example/callback")
			.authorizationUri("https://klexhealth.com/authorize")
			.tokenUri("https://klexhealth.com/token")
			.build();
		return new OAuth2AuthorizedClient(registration, "schneider",
				new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, TOKEN, null, null));
	}

}
