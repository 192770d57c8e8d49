package com.klexhealth.boot.jwt;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenTypeValidator}.
 */
class TokenTypeValidatorTests {

	private final TokenTypeValidator any = new TokenTypeValidator(false);

	private final TokenTypeValidator onlyAtJwt = new TokenTypeValidator(true);

	@ParameterizedTest
	@ValueSource(strings = { "at+jwt", "AT+JWT", "application/at+jwt" })
	void validateWhenAccessTokenThenPasses(String type) {
		assertThat(this.any.validate(typed(type)).hasErrors()).isFalse();
		assertThat(this.onlyAtJwt.validate(typed(type)).hasErrors()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "JWT", "jwt" })
	void validateWhenOnlyATokenThenPassesUnlessItMustSayMore(String type) {
		assertThat(this.any.validate(typed(type)).hasErrors()).isFalse();
		assertThat(this.onlyAtJwt.validate(typed(type)).hasErrors()).isTrue();
	}

	@Test
	void validateWhenNoTypeThenPassesUnlessItMustSayMore() {
		Jwt token = Jwts.jwt((builder) -> builder.headers((headers) -> headers.remove("typ")));
		assertThat(this.any.validate(token).hasErrors()).isFalse();
		assertThat(this.onlyAtJwt.validate(token).hasErrors()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "ID", "logout+jwt", "at+jwt ", "application/jwt", "appl\u0131cation/at+jwt" })
	void validateWhenAnotherTypeThenRefuses(String type) {
		assertThat(this.any.validate(typed(type)).getErrors()).singleElement()
			.isInstanceOfSatisfying(RefusedTokenError.class,
					(error) -> assertThat(error.getRefusal()).isEqualTo(TokenRefusal.WRONG_TOKEN_TYPE));
	}

	@Test
	void validateWhenTypeIsNoStringThenRefuses() {
		Jwt token = Jwts.jwt((builder) -> builder.header("typ", List.of("at+jwt")));
		assertThat(this.any.validate(token).hasErrors()).isTrue();
	}

	private static Jwt typed(String type) {
		return Jwts.jwt((token) -> token.header("typ", type));
	}

}
