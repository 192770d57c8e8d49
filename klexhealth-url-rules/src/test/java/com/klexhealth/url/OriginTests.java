package com.klexhealth.url;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Origin}.
 */
class OriginTests {

	@ParameterizedTest
	@ValueSource(strings = { "https://a.example/b?c#d", "HTTPS://A.Example", "https://a.example:443/" })
	void whatIsOfOneOriginIsEqual(String url) {
		assertThat(origin(url)).isEqualTo(origin("https://a.example"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://a.example", "https://a.example:8443", "https://b.example", "https://a.example.b" })
	void whatIsOfAnotherOriginIsNot(String url) {
		assertThat(origin(url)).isNotEqualTo(origin("https://a.example"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/relative", "file:///etc/hostname", "mailto:a@b.example" })
	void whatHasNoHostHasNoOrigin(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> origin(url));
	}

	@Test
	void aPasswordIsNotInTheMessage() {
		assertThatIllegalArgumentException().isThrownBy(() -> origin("//user:secret@a.example"))
			.withMessageNotContaining("secret");
	}

	private static Origin origin(String url) {
		return Origin.of(URI.create(url));
	}

}
