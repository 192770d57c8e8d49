package com.klexhealth.boot.jwt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SubjectValidator}.
 */
class SubjectValidatorTests {

	private final SubjectValidator validator = new SubjectValidator();

	@ParameterizedTest
	@ValueSource(strings = { "a", "0c9e8a64-7d1f-4b7e-8a55-3f1d2b6c9a11", "M\u00fcller", "\ud83d\ude00", "a b", "1" })
	void validateWhenNameThenPasses(String subject) {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("sub", subject)))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u00a0\u3000", "a\u0000", "\n", "a\u007f", "a\u2028", "a\u2029", "\u202ea",
			"\u200b", "\ufeff", "\u0378", "\ud800", "\udc00a", " a", "a ", "a\u00a0", "\u3000a" })
	void validateWhenNoNameThenRefuses(String subject) {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("sub", subject))))
			.isEqualTo(TokenRefusal.INVALID_SUBJECT);
	}

	@Test
	void validateWhenMissingThenRefuses() {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.without("sub")))).isEqualTo(TokenRefusal.INVALID_SUBJECT);
	}

	@Test
	void validateWhenNoStringThenRefuses() {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("sub", 1)))).isEqualTo(TokenRefusal.INVALID_SUBJECT);
	}

	@Test
	void validateWhenLongerThan255ThenRefuses() {
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("sub", "a".repeat(255))))).isNull();
		assertThat(Jwts.refusal(this.validator.validate(Jwts.with("sub", "a".repeat(256)))))
			.isEqualTo(TokenRefusal.INVALID_SUBJECT);
	}

}
