package com.klexhealth.boot.jwt;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccessTokenRules}.
 */
class AccessTokenRulesTests {

	private final AccessTokenRules rules = new AccessTokenRules(Jwts.ISSUER, List.of("api"), List.of("client"), false,
			Duration.ofSeconds(60), Duration.ofHours(24));

	private final AccessTokenRules strict = new AccessTokenRules(Jwts.ISSUER, List.of("api"), List.of(), true,
			Duration.ofSeconds(60), Duration.ofHours(24));

	@Test
	void aTokenThatKeepsThemAllPasses() {
		assertThat(passes(this.rules, Jwts.jwt())).isTrue();
	}

	@Test
	void aTokenForAnotherAudienceIsRefused() {
		assertThat(passes(this.rules, Jwts.with("aud", List.of("other")))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://klexhealth.com/", "https://KlexHealth.com",
			"https://klexhealth.com.attacker.example", "http://klexhealth.com", "" })
	void aTokenOfAnotherIssuerIsRefusedHoweverMuchAlike(String issuer) {
		assertThat(passes(this.rules, Jwts.with("iss", issuer))).isFalse();
	}

	@Test
	void aTokenWithoutIssuerIsRefused() {
		assertThat(passes(this.rules, Jwts.without("iss"))).isFalse();
	}

	@Test
	void aTokenOfAClientThatIsNotAllowedIsRefused() {
		assertThat(passes(this.rules, Jwts.with("client_id", "stranger"))).isFalse();
	}

	@Test
	void anExpiredTokenPassesOnlyWithinTheClockSkew() {
		assertThat(passes(this.rules, expiredFor(Duration.ofSeconds(59)))).isTrue();
		assertThat(passes(this.rules, expiredFor(Duration.ofSeconds(61)))).isFalse();
	}

	@Test
	void aTokenThatIsNotYetValidPassesOnlyWithinTheClockSkew() {
		assertThat(passes(this.rules, Jwts.jwt((token) -> token.notBefore(Jwts.NOW.plusSeconds(59))))).isTrue();
		assertThat(passes(this.rules, Jwts.jwt((token) -> token.notBefore(Jwts.NOW.plusSeconds(61))))).isFalse();
	}

	@Test
	void aTokenThatNeverExpiresIsRefused() {
		assertThat(passes(this.rules, Jwts.without("exp"))).isFalse();
	}

	@Test
	void aTokenThatLivesTooLongIsRefused() {
		assertThat(passes(this.rules, Jwts.jwt((token) -> token.expiresAt(Jwts.NOW.plus(Duration.ofDays(2))))))
			.isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "at+jwt", "application/at+jwt", "AT+JWT", "JWT", "jwt" })
	void aTokenThatMayBeAnAccessTokenPasses(String type) {
		assertThat(passes(this.rules, typed(type))).isTrue();
	}

	@Test
	void aTokenWithoutTypeMayBeAnAccessToken() {
		assertThat(passes(this.rules, Jwts.jwt((token) -> token.headers((headers) -> headers.remove("typ"))))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "logout+jwt", "dpop+jwt", "id+jwt", "ID", "Refresh", "rt+jwt", "entity-statement+jwt",
			"at+jwt " })
	void aTokenThatSaysItIsSomethingElseIsRefused(String type) {
		assertThat(passes(this.rules, typed(type))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "at+jwt", "application/at+jwt" })
	void aTokenThatSaysItIsAnAccessTokenPassesWhereItMust(String type) {
		assertThat(passes(this.strict, typed(type))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "JWT", "jwt", "", "application/jwt" })
	void aTokenThatDoesNotSayItIsAnAccessTokenIsRefusedWhereItMust(String type) {
		assertThat(passes(this.strict, typed(type))).isFalse();
	}

	@Test
	void aTokenWithoutTypeIsRefusedWhereItMustHaveOne() {
		assertThat(passes(this.strict, Jwts.jwt((token) -> token.headers((headers) -> headers.remove("typ")))))
			.isFalse();
	}

	@Test
	void aRuleOfTheApplicationCanRefuseWhatTheRulesLetThrough() {
		AccessTokenRule rule = (token) -> OAuth2TokenValidatorResult
			.failure(new OAuth2Error("sunday", "Not on Sundays", null));
		OAuth2TokenValidatorResult result = with(rule).validate(Jwts.jwt());
		assertThat(result.getErrors()).singleElement()
			.satisfies((error) -> assertThat(error.getDescription()).isEqualTo("Not on Sundays"));
	}

	@Test
	void aRuleOfTheApplicationCannotLetThroughWhatTheRulesRefuse() {
		AccessTokenRule rule = (token) -> OAuth2TokenValidatorResult.success();
		assertThat(with(rule).validate(Jwts.with("iss", "https://attacker.example")).hasErrors()).isTrue();
	}

	@Test
	void aRuleOfTheApplicationThatBreaksRefuses() {
		AccessTokenRule rule = (token) -> {
			throw new IllegalStateException("broken");
		};
		assertThat(refusal(rule)).isEqualTo(TokenRefusal.INVALID_TOKEN);
	}

	@Test
	@SuppressWarnings("NullAway")
	void aRuleOfTheApplicationWithoutResultRefuses() {
		assertThat(refusal((token) -> null)).isEqualTo(TokenRefusal.INVALID_TOKEN);
	}

	@Test
	void aRuleOfTheApplicationMayGiveOneOfTheReasons() {
		assertThat(refusal((token) -> TokenRefusal.CLIENT_NOT_ALLOWED.toResult()))
			.isEqualTo(TokenRefusal.CLIENT_NOT_ALLOWED);
	}

	@Test
	void aRuleOfTheApplicationIsNotAskedAboutWhatTheRulesRefuse() {
		AccessTokenRule rule = (token) -> {
			throw new AssertionError("asked");
		};
		assertThat(with(rule).validate(Jwts.without("sub")).hasErrors()).isTrue();
	}

	private TokenRefusal refusal(AccessTokenRule rule) {
		OAuth2TokenValidatorResult result = with(rule).validate(Jwts.jwt());
		assertThat(result.getErrors()).first().isInstanceOf(RefusedTokenError.class);
		return ((RefusedTokenError) result.getErrors().iterator().next()).getRefusal();
	}

	private OAuth2TokenValidator<Jwt> with(AccessTokenRule rule) {
		return new FirstRefusal(List.of(this.rules.toValidator(Jwts.CLOCK), rule));
	}

	private static boolean passes(AccessTokenRules rules, Jwt token) {
		return !rules.toValidator(Jwts.CLOCK).validate(token).hasErrors();
	}

	private static Jwt typed(String type) {
		return Jwts.jwt((token) -> token.header("typ", type));
	}

	private static Jwt expiredFor(Duration duration) {
		return Jwts
			.jwt((token) -> token.issuedAt(Jwts.NOW.minus(Duration.ofHours(1))).expiresAt(Jwts.NOW.minus(duration)));
	}

}
