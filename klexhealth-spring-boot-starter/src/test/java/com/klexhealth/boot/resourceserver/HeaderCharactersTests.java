package com.klexhealth.boot.resourceserver;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.web.firewall.StrictHttpFirewall;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeaderCharacters}: the grammar is that of Spring Security's firewall,
 * for every character that there is.
 */
class HeaderCharactersTests {

	@Test
	void allowsInAValueWhatTheFirewallAllows() {
		for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
			String text = Character.toString(codePoint);
			assertThat(HeaderCharacters.areAllowedInValue(text)).as("U+%04X", codePoint)
				.isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(text));
		}
	}

	@Test
	void allowsInANameWhatTheFirewallAllows() {
		for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
			String text = Character.toString(codePoint);
			assertThat(HeaderCharacters.areAllowedInName(text)).as("U+%04X", codePoint)
				.isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(text));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer ~one~ {token}", "BEARER A SHORT TOKEN" })
	void looksAtEveryCharacterOfALongText(String header) {
		for (int place = 0; place < header.length(); place++) {
			StringBuilder text = new StringBuilder(header);
			for (char character = 0; character <= 0x100; character++) {
				text.setCharAt(place, character);
				assertThat(HeaderCharacters.areAllowedInValue(text.toString())).as("%d at %d", (int) character, place)
					.isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(text.toString()));
				assertThat(HeaderCharacters.areAllowedInName(text.toString())).as("%d at %d", (int) character, place)
					.isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(text.toString()));
			}
		}
	}

	@Test
	void looksAtEveryCharacter() {
		Random random = new Random(42);
		List<String> some = List.of("a", " ", "\t", "\n", "\u007f", "\u0080", "\u00e4", "\u0378", "\ud83d\ude00",
				"\ud83d", "\ude00", "|", "\0");
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder();
			for (int length = random.nextInt(6); length > 0; length--) {
				text.append(some.get(random.nextInt((i % 2 == 0) ? some.size() : 3)));
			}
			assertThat(HeaderCharacters.areAllowedInValue(text.toString())).as("%s", text)
				.isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(text.toString()));
			assertThat(HeaderCharacters.areAllowedInName(text.toString())).as("%s", text)
				.isEqualTo(StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(text.toString()));
		}
	}

}
