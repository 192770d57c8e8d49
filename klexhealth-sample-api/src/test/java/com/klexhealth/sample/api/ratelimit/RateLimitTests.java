package com.klexhealth.sample.api.ratelimit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class RateLimitTests {

	private final AtomicLong now = new AtomicLong();

	private final RateLimit limit = new RateLimit(new RateLimitProperties.Limit(2, Duration.ofMinutes(1)),
			new TimeMeter() {

				@Override
				public long currentTimeNanos() {
					return RateLimitTests.this.now.get();
				}

				@Override
				public boolean isWallClockBased() {
					return false;
				}

			});

	@Test
	void theOneTooManyHearsWhenToComeAgain() {
		this.limit.count("weber");
		this.limit.count("weber");
		pass(Duration.ofMillis(500));
		assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> this.limit.count("weber"))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS))
			.satisfies((ex) -> assertThat(ex.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("30"));
	}

	@Test
	void whoWaitsAsLongAsToldMayDoItOnceMore() {
		this.limit.count("weber");
		this.limit.count("weber");
		pass(Duration.ofSeconds(30));
		assertThatNoException().isThrownBy(() -> this.limit.count("weber"));
		assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> this.limit.count("weber"));
	}

	@Test
	void aRefusedAttemptDoesNotCount() {
		for (int i = 0; i < 2; i++) {
			this.limit.count("weber");
		}
		for (int i = 0; i < 10; i++) {
			assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> this.limit.count("weber"));
		}
		pass(Duration.ofSeconds(30));
		assertThatNoException().isThrownBy(() -> this.limit.count("weber"));
	}

	@Test
	void oneAccountDoesNotUseUpAnothers() {
		this.limit.count("weber");
		this.limit.count("weber");
		assertThatNoException().isThrownBy(() -> this.limit.count("hartmann"));
	}

	@Test
	void aPauseDoesNotAddUp() {
		this.limit.count("weber");
		pass(Duration.ofDays(1));
		this.limit.count("weber");
		this.limit.count("weber");
		assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> this.limit.count("weber"));
	}

	@Test
	void aLimitThatLetsNothingThroughIsAMistake() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimitProperties.Limit(0, Duration.ofMinutes(1)))
			.withMessageContaining("sample.rate-limit");
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimitProperties.Limit(1, Duration.ZERO))
			.withMessageContaining("sample.rate-limit");
	}

	private void pass(Duration duration) {
		this.now.addAndGet(duration.toNanos());
	}

}
