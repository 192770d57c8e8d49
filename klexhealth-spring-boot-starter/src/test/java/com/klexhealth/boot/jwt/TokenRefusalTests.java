package com.klexhealth.boot.jwt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2Error;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenRefusal}, and keeps {@code docs/refused-tokens.md} the same.
 */
class TokenRefusalTests {

	private static final Path DOCUMENT = Path.of("..", "docs", "refused-tokens.md");

	@ParameterizedTest
	@EnumSource
	void aRefusalCanBeSaidInAChallenge(TokenRefusal refusal) {
		assertThat(refusal.getCode()).isEqualTo(refusal.name().toLowerCase()).matches("[a-z_]+");
		assertThat(refusal.getDescription()).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
		assertThat(refusal.toError()).isInstanceOfSatisfying(RefusedTokenError.class, (error) -> {
			assertThat(error.getRefusal()).isEqualTo(refusal);
			assertThat(error.getErrorCode()).isEqualTo("invalid_token");
			assertThat(error.getDescription()).isEqualTo(refusal.getDescription());
			assertThat(error.getUri()).isEqualTo("https://tools.ietf.org/html/rfc6750#section-3.1");
		});
		assertThat(Jwts.refusal(refusal.toResult())).isEqualTo(refusal);
		assertThat(refusal.toException().getErrors()).singleElement().isInstanceOf(RefusedTokenError.class);
		assertThat(refusal.toException()).hasMessage(refusal.getDescription());
	}

	@Test
	void theDocumentationListsTheRefusals() throws IOException {
		String expected = Arrays.stream(TokenRefusal.values())
			.map((refusal) -> "| `" + refusal.getCode() + "` | " + refusal.getDescription() + " |")
			.collect(Collectors.joining("\n"));
		String document = Files.readString(DOCUMENT);
		String listed = document.lines()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> line.substring(0, line.lastIndexOf("| ") + 1))
			.collect(Collectors.joining("\n"));
		assertThat(listed).isEqualTo(expected);
	}

	@Test
	void describedByWhenSayableThenSaysIt() {
		RefusedTokenError error = RefusedTokenError.describedBy(new OAuth2Error("a", "Not on ~ Sundays!", null));
		assertThat(error.getDescription()).isEqualTo("Not on ~ Sundays!");
		assertThat(error.getRefusal()).isEqualTo(TokenRefusal.INVALID_TOKEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a\"b", "a\\b", "a\nb", "M\u00fcller", "a\u007f", "a\u001fb" })
	void describedByWhenNotSayableThenSaysSomethingElse(String description) {
		RefusedTokenError error = RefusedTokenError.describedBy(new OAuth2Error("a", description, null));
		assertThat(error.getDescription()).isEqualTo(TokenRefusal.INVALID_TOKEN.getDescription());
	}

	@Test
	void describedByWhenThereIsNoneThenSaysSomethingElse() {
		assertThat(RefusedTokenError.describedBy(new OAuth2Error("a")).getDescription())
			.isEqualTo(TokenRefusal.INVALID_TOKEN.getDescription());
	}

}
