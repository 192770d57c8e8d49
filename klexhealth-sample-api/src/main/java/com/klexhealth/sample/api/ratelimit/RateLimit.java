package com.klexhealth.sample.api.ratelimit;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/**
 * Lets an account do something so many times in a while, and tells those who come more
 * often when to come again. It counts in this instance of the API only: several of them
 * allow several times as much.
 */
public final class RateLimit {

	private static final int MAXIMUM_ACCOUNTS = 100_000;

	private final LoadingCache<String, Bucket> buckets;

	RateLimit(RateLimitProperties.Limit limit, TimeMeter time) {
		this.buckets = Caffeine.newBuilder()
			.maximumSize(MAXIMUM_ACCOUNTS)
			.ticker(time::currentTimeNanos)
			// by then the bucket is full again, and a new one is as good
			.expireAfterAccess(limit.per())
			.build((subject) -> Bucket.builder()
				.addLimit((bandwidth) -> bandwidth.capacity(limit.count()).refillGreedy(limit.count(), limit.per()))
				.withCustomTimePrecision(time)
				.build());
	}

	/**
	 * Count one more attempt.
	 * @param subject whose it is, the {@code sub} claim of the token
	 * @throws TooManyRequestsException if it is one too many
	 */
	public void count(String subject) {
		ConsumptionProbe probe = this.buckets.get(subject).tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			throw new TooManyRequestsException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
		}
	}

}
