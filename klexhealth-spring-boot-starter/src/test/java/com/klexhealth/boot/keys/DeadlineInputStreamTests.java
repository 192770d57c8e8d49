package com.klexhealth.boot.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeadlineInputStreamTests {

	@Test
	void readsAllBeforeTheDeadline() throws IOException {
		try (InputStream answer = stream(Duration.ofMinutes(1))) {
			assertThat(answer.read()).isEqualTo('a');
			assertThat(answer.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("bc");
		}
	}

	@Test
	void readsNothingAfterTheDeadlineThoughThereIsMore() throws IOException {
		try (InputStream answer = stream(Duration.ZERO)) {
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(answer::read);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(answer::readAllBytes);
		}
	}

	private static InputStream stream(Duration left) {
		return new DeadlineInputStream(new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)),
				System.nanoTime() + left.toNanos());
	}

}
