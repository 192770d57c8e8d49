package com.klexhealth.boot.keys;

import java.time.Duration;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;

/**
 * When keys are fetched again.
 *
 * @param timeout longest time that a fetch may take
 * @param timeToLive how long fetched keys are used before they are fetched again
 * @param refreshAhead whether they are fetched again in the background before that
 * @param outageTolerance how long keys are used beyond that while the issuer cannot be
 * reached
 * @param minimumRefetchInterval shortest time between two fetches
 */
public record KeyFetching(Duration timeout, Duration timeToLive, boolean refreshAhead, Duration outageTolerance,
		Duration minimumRefetchInterval) {

	JWKSourceBuilder<SecurityContext> apply(JWKSourceBuilder<SecurityContext> builder) {
		long refreshTimeout = this.timeout.toMillis();
		builder.cache(this.timeToLive.toMillis(), refreshTimeout)
			.rateLimited(this.minimumRefetchInterval.toMillis())
			.outageTolerant(this.timeToLive.plus(this.outageTolerance).toMillis());
		if (this.refreshAhead) {
			// in the last tenth of the life, less where a whole fetch has to fit before
			// it
			long refreshAheadTime = Math.min(this.timeToLive.toMillis() / 10,
					this.timeToLive.toMillis() - refreshTimeout);
			builder.refreshAheadCache(refreshAheadTime, false);
		}
		else {
			builder.refreshAheadCache(false);
		}
		return builder;
	}

}
