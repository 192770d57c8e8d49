package com.klexhealth.boot.lock.autoconfigure.servlet;

import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;

import com.klexhealth.boot.lock.GrantLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link KlexHealthOnlyLogin}.
 */
class KlexHealthOnlyLoginTests {

	private final AuthenticationProvider delegate = mock(AuthenticationProvider.class);

	private final KlexHealthOnlyLogin login = new KlexHealthOnlyLogin(this.delegate,
			new GrantLock("https://klexhealth.com"));

	@Test
	void aLoginAtKlexHealthGoesOn() {
		OAuth2LoginAuthenticationToken token = token("https://klexhealth.com");
		given(this.delegate.authenticate(token)).willReturn(token);
		assertThat(this.login.authenticate(token)).isSameAs(token);
	}

	@Test
	void aLoginAtAnotherProviderIsRefusedBeforeItsCodeIsRedeemed() {
		assertThatExceptionOfType(OAuth2AuthenticationException.class)
			.isThrownBy(() -> this.login.authenticate(token("https://other.example")));
		then(this.delegate).should(never()).authenticate(any());
	}

	@Test
	void aLoginAtWhatOnlyBeginsLikeKlexHealthIsRefused() {
		assertThatExceptionOfType(OAuth2AuthenticationException.class)
			.isThrownBy(() -> this.login.authenticate(token("https://klexhealth.com.other.example")));
	}

	@Test
	void supportsWhatItStandsInFrontOf() {
		given(this.delegate.supports(OAuth2LoginAuthenticationToken.class)).willReturn(true);
		assertThat(this.login.supports(OAuth2LoginAuthenticationToken.class)).isTrue();
		assertThat(this.login.supports(UsernamePasswordAuthenticationToken.class)).isFalse();
	}

	private static OAuth2LoginAuthenticationToken token(String issuer) {
		ClientRegistration registration = ClientRegistration.withRegistrationId("any")
			.clientId("id")
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("https://practice.example/callback")
			.authorizationUri(issuer + "/authorize")
			.tokenUri(issuer + "/token")
			.issuerUri(issuer)
			.build();
		OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
			.clientId("id")
			.authorizationUri(issuer + "/authorize")
			.build();
		OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success("code")
			.redirectUri("https://practice.example/callback")
			.build();
		return new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(request, response));
	}

}
