package com.klexhealth.sample.webapp.api;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationRequiredException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RefusedTokenTests {

	private static final Instant LOGIN = Instant.parse("2026-11-23T08:15:00Z");

	@AfterEach
	void nobodyIsLoggedIn() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void aRefusedTokenLeadsToANewLogin() {
		logIn();
		RefusedToken refusedToken = secondsAfterLogin(61);
		assertThat(refusedToken.test(HttpStatus.UNAUTHORIZED)).isTrue();
		assertThatExceptionOfType(ClientAuthorizationRequiredException.class)
			.isThrownBy(() -> refusedToken.handle(new MockClientHttpRequest(HttpMethod.GET, "/patients"),
					new MockClientHttpResponse(new byte[0], HttpStatus.UNAUTHORIZED)))
			.satisfies((ex) -> assertThat(ex.getClientRegistrationId()).isEqualTo("klexhealth"));
	}

	@Test
	void aTokenRefusedRightAfterTheLoginDoesNot() {
		logIn();
		assertThat(secondsAfterLogin(0).test(HttpStatus.UNAUTHORIZED)).isFalse();
		assertThat(secondsAfterLogin(59).test(HttpStatus.UNAUTHORIZED)).isFalse();
	}

	@Test
	void otherAnswersDoNot() {
		logIn();
		assertThat(secondsAfterLogin(61).test(HttpStatus.FORBIDDEN)).isFalse();
		assertThat(secondsAfterLogin(61).test(HttpStatus.OK)).isFalse();
	}

	private static RefusedToken secondsAfterLogin(long seconds) {
		return new RefusedToken(Clock.fixed(LOGIN.plusSeconds(seconds), ZoneOffset.UTC));
	}

	private static void logIn() {
		OidcIdToken idToken = OidcIdToken.withTokenValue("id-token").subject("weber").issuedAt(LOGIN).build();
		SecurityContextHolder.getContext()
			.setAuthentication(new TestingAuthenticationToken(new DefaultOidcUser(List.of(), idToken), null));
	}

}
