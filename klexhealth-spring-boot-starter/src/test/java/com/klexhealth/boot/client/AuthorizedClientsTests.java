package com.klexhealth.boot.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

import com.klexhealth.boot.keys.IssuerMetadata;
import com.klexhealth.boot.login.IssuerUnavailableException;
import com.klexhealth.boot.login.KlexHealthRegistration;
import com.klexhealth.boot.login.LazyClientRegistrationRepository;
import com.klexhealth.boot.login.ProviderCalls;
import com.klexhealth.boot.login.RedirectUrl;
import com.klexhealth.url.UrlRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AuthorizedClients}.
 */
class AuthorizedClientsTests {

	private final AuthorizedClients whileDown = new AuthorizedClients(
			new LazyClientRegistrationRepository(
					() -> new KlexHealthRegistration("client", "5ecret",
							new RedirectUrl("https://practice.example/callback"), Set.of("openid")),
					new IssuerMetadata("https://klexhealth.com", UrlRules.strict(), (url) -> {
						throw new IOException("down");
					}, Duration.ZERO, Clock.systemUTC()), Map.of()));

	@Test
	void theRegistrationIsTheOneOfToday() {
		ClientRegistration today = TestTokens.registration("https://klexhealth.com/new/token");
		OAuth2AuthorizedClient client = new AuthorizedClients((id) -> today).of(TestTokens.fresh());
		assertThat(client.getClientRegistration()).isSameAs(today);
		assertThat(client.getAccessToken().getTokenValue()).isEqualTo("access-1");
	}

	@Test
	void tokensAreGoodThoughKlexHealthHasNotSaidAnythingOfItselfYet() {
		OAuth2AuthorizedClient client = this.whileDown.of(TestTokens.fresh());
		assertThat(client.getAccessToken().getTokenValue()).isEqualTo("access-1");
		assertThat(client.getClientRegistration().getRegistrationId()).isEqualTo("klexhealth");
	}

	@Test
	void whoeverNeedsTheAccessTokenOnlyDoesNotWaitForKlexHealth() {
		AuthorizedClients clients = new AuthorizedClients((id) -> {
			throw new AssertionError("asked");
		});
		assertThat(clients.toCallWith(TestTokens.fresh()).getAccessToken().getTokenValue()).isEqualTo("access-1");
	}

	@Test
	void butTheyCannotBeRefreshed() {
		assertThatExceptionOfType(IssuerUnavailableException.class)
			.isThrownBy(() -> this.whileDown.toRefresh(TestTokens.over()));
		TokenRefresh refresh = new TokenRefresh(this.whileDown, new ProviderCalls(Duration.ofSeconds(1)).forTokens(),
				Duration.ZERO, Clock.systemUTC());
		assertThatExceptionOfType(ProviderUnavailableException.class)
			.isThrownBy(() -> refresh.refresh(TestTokens.over()))
			.withCauseInstanceOf(IssuerUnavailableException.class);
	}

}
