package com.klexhealth.boot.keys;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BackgroundThread}.
 */
class BackgroundThreadTests {

	@Test
	void theThreadHasANameKeepsNothingRunningAndEndsWithClose() throws Exception {
		BackgroundThread background = new BackgroundThread("a-name");
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		long begun = System.nanoTime();
		background.schedule(() -> thread.complete(Thread.currentThread()), Duration.ofMillis(50));
		assertThat(thread.get()).satisfies((it) -> {
			assertThat(it.getName()).isEqualTo("a-name");
			assertThat(it.isDaemon()).isTrue();
		});
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
		background.close();
		thread.get().join(5000);
		assertThat(thread.get().isAlive()).isFalse();
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> background.schedule(() -> thread.cancel(true), Duration.ZERO));
	}

}
