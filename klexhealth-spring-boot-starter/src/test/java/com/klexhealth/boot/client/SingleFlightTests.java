package com.klexhealth.boot.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SingleFlight}.
 */
class SingleFlightTests {

	private final ExecutorService threads = Executors.newFixedThreadPool(2);

	private final SingleFlight<String> flights = new SingleFlight<>(Duration.ofSeconds(10));

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch end = new CountDownLatch(1);

	@AfterEach
	void stop() {
		this.end.countDown();
		this.threads.shutdownNow();
	}

	@Test
	void whoeverComesMeanwhileGetsTheSame() throws Exception {
		Future<String> first = submit(() -> this.flights.join("a", held(() -> "first")));
		this.begun.await();
		Future<String> second = submitAndWaitUntilItWaits(() -> this.flights.join("a", () -> "second"));
		this.end.countDown();
		assertThat(first.get()).isEqualTo("first");
		assertThat(second.get()).isEqualTo("first");
	}

	@Test
	void whoeverComesMeanwhileGetsTheFailureToo() throws Exception {
		Future<String> first = submit(() -> this.flights.join("a", held(() -> {
			throw new IllegalStateException("broken");
		})));
		this.begun.await();
		Future<String> second = submitAndWaitUntilItWaits(() -> this.flights.join("a", () -> "second"));
		this.end.countDown();
		for (Future<String> caller : List.of(first, second)) {
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(caller::get)
				.withCauseInstanceOf(IllegalStateException.class)
				.withMessageContaining("broken");
		}
	}

	@Test
	void whoeverComesLaterBeginsAnew() throws Exception {
		AtomicInteger count = new AtomicInteger();
		assertThat(this.flights.join("a", () -> "work " + count.incrementAndGet())).isEqualTo("work 1");
		assertThat(this.flights.join("a", () -> "work " + count.incrementAndGet())).isEqualTo("work 2");
	}

	@Test
	void afterAFailureTheNextBeginsAnew() throws Exception {
		assertThatIllegalStateException().isThrownBy(() -> this.flights.join("a", () -> {
			throw new IllegalStateException("broken");
		})).withMessage("broken");
		assertThat(this.flights.join("a", () -> "works")).isEqualTo("works");
	}

	@Test
	void nobodyWaitsForSomethingElse() throws Exception {
		Future<String> first = submit(() -> this.flights.join("a", held(() -> "first")));
		this.begun.await();
		assertThat(this.flights.join("b", () -> "second")).isEqualTo("second");
		assertThat(first.isDone()).isFalse();
	}

	@Test
	void nobodyWaitsForEver() throws Exception {
		SingleFlight<String> impatient = new SingleFlight<>(Duration.ofMillis(50));
		submit(() -> impatient.join("a", held(() -> "first")));
		this.begun.await();
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> impatient.join("a", () -> "second"));
	}

	private Supplier<String> held(Supplier<String> work) {
		return () -> {
			this.begun.countDown();
			try {
				this.end.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return work.get();
		};
	}

	private Future<String> submit(Callable<String> call) {
		return this.threads.submit(call);
	}

	private Future<String> submitAndWaitUntilItWaits(Callable<String> call) {
		AtomicReference<Thread> caller = new AtomicReference<>();
		Future<String> future = submit(() -> {
			caller.set(Thread.currentThread());
			return call.call();
		});
		await().until(caller::get, (thread) -> thread != null && thread.getState() == Thread.State.TIMED_WAITING);
		return future;
	}

}
