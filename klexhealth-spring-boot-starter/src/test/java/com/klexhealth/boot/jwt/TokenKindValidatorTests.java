package com.klexhealth.boot.jwt;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenKindValidator}.
 */
class TokenKindValidatorTests {

	private final TokenKindValidator validator = new TokenKindValidator();

	@Test
	void validateWhenNoKindThenPasses() {
		assertThat(this.validator.validate(Jwts.jwt()).hasErrors()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer", "bearer", "BEARER" })
	void validateWhenBearerThenPasses(String kind) {
		assertThat(this.validator.validate(Jwts.with("typ", kind)).hasErrors()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ID", "Refresh", "Offline", "Logout", "DPoP", "", "Bearer " })
	void validateWhenAnotherKindThenRefuses(String kind) {
		assertThat(this.validator.validate(Jwts.with("typ", kind)).hasErrors()).isTrue();
	}

	@Test
	void validateWhenKindIsNoStringThenRefuses() {
		assertThat(this.validator.validate(Jwts.with("typ", 1)).hasErrors()).isTrue();
		assertThat(this.validator.validate(Jwts.with("typ", List.of("Bearer"))).hasErrors()).isTrue();
		assertThat(this.validator.validate(Jwts.jwt((token) -> token.claims((claims) -> claims.put("typ", null))))
			.hasErrors()).isTrue();
	}

	@Test
	void validateWhenUseIsAnotherThanAccessThenRefuses() {
		assertThat(this.validator.validate(Jwts.with("token_use", "access")).hasErrors()).isFalse();
		assertThat(this.validator.validate(Jwts.with("token_use", "id")).hasErrors()).isTrue();
		assertThat(this.validator.validate(Jwts.with("token_use", List.of("access"))).hasErrors()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonce", "at_hash", "c_hash", "s_hash", "events" })
	void validateWhenClaimOfAnotherKindThenRefuses(String claim) {
		assertThat(this.validator.validate(Jwts.with(claim, "a")).hasErrors()).isTrue();
		assertThat(this.validator.validate(Jwts.jwt((token) -> token.claims((claims) -> claims.put(claim, null))))
			.getErrors()).singleElement()
			.isInstanceOfSatisfying(RefusedTokenError.class,
					(error) -> assertThat(error.getRefusal()).isEqualTo(TokenRefusal.NOT_AN_ACCESS_TOKEN));
	}

}
