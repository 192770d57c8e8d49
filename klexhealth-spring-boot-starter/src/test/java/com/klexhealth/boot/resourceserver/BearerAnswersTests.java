package com.klexhealth.boot.resourceserver;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

import com.klexhealth.boot.jwt.TokenRefusal;
import com.klexhealth.boot.keys.TestOutages;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BearerAnswers}.
 */
class BearerAnswersTests {

	private static final String METADATA = "resource_metadata=\"https://api.example/.well-known/oauth-protected-resource\"";

	private final BearerAnswers answers = new BearerAnswers("https://api.example/.well-known/oauth-protected-resource");

	@Test
	void aMissingTokenIsABareChallenge() {
		BearerAnswer answer = this.answers.unauthenticated(new InsufficientAuthenticationException("none"));
		assertThat(answer.challenge()).isEqualTo("Bearer " + METADATA);
		assertThat(answer.problem().reason()).isEqualTo("missing_token");
		assertThat(answer.retryAfter()).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void aBadTokenIsNamedByWhatIsBadAboutIt(TokenRefusal refusal) {
		BearerAnswer answer = this.answers
			.unauthenticated(invalid(new JwtValidationException("secret", List.of(refusal.toError()))));
		assertThat(answer.challenge()).isEqualTo(
				"Bearer error=\"invalid_token\", error_description=\"" + refusal.getDescription() + "\", " + METADATA);
		assertThat(answer.problem().status()).isEqualTo(401);
		assertThat(answer.problem().reason()).isEqualTo(refusal.getCode());
		assertThat(answer.body()).isEqualTo(answer.problem().toJson()).contains(refusal.getCode());
	}

	@Test
	void whatAnotherSaysOfATokenIsNotRepeated() {
		BearerAnswer answer = this.answers.unauthenticated(invalid(
				new JwtValidationException("secret", List.of(new OAuth2Error("secret", "\r\nsecret\"", "secret")))));
		assertThat(answer.toString()).doesNotContain("secret");
		assertThat(answer.problem().reason()).isEqualTo("invalid_token");
		assertThat(this.answers.unauthenticated(invalid(new BadJwtException("secret"))).toString())
			.doesNotContain("secret");
	}

	@Test
	void aHeaderThatHoldsNoTokenIsAMalformedToken() {
		BearerAnswer answer = this.answers
			.unauthenticated(new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("malformed")));
		assertThat(answer.problem().reason()).isEqualTo("malformed_token");
		assertThat(answer.problem().status()).isEqualTo(401);
	}

	@Test
	void aMalformedRequestIsNoMatterOfTheToken() {
		BearerAnswer answer = this.answers
			.unauthenticated(new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("two tokens")));
		assertThat(answer.problem().status()).isEqualTo(400);
		assertThat(answer.problem().reason()).isEqualTo("invalid_request");
		assertThat(answer.challenge()).startsWith("Bearer error=\"invalid_request\", ").endsWith(METADATA);
	}

	@Test
	void whatCouldNotBeCheckedIsNoMatterOfTheTokenEither() {
		BearerAnswer answer = this.answers
			.unauthenticated(new AuthenticationServiceException("down", new JwtException("down")));
		assertThat(answer.problem().status()).isEqualTo(503);
		assertThat(answer.problem().reason()).isEqualTo("keys_unavailable");
		assertThat(answer.challenge()).isNull();
		assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void anOutageTellsWhenItIsWorthToTryAgain() {
		BearerAnswer answer = this.answers.unauthenticated(new AuthenticationServiceException("down",
				new JwtException("down", TestOutages.keysUnavailable(Duration.ofSeconds(7)))));
		assertThat(answer.problem().status()).isEqualTo(503);
		assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void aLackOfAuthorityIsForbidden() {
		BearerAnswer answer = this.answers.denied();
		assertThat(answer.problem().status()).isEqualTo(403);
		assertThat(answer.problem().reason()).isEqualTo("insufficient_scope");
		assertThat(answer.challenge()).startsWith("Bearer error=\"insufficient_scope\", ").endsWith(METADATA);
	}

	private static AuthenticationException invalid(JwtException cause) {
		return new InvalidBearerTokenException("secret", cause);
	}

}
