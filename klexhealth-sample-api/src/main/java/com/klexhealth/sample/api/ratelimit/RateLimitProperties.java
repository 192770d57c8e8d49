package com.klexhealth.sample.api.ratelimit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * How often an account may do what could be used to find out about others.
 *
 * @param searches searches for patients
 * @param emergencies openings of a patient's record in an emergency
 */
@ConfigurationProperties("sample.rate-limit")
record RateLimitProperties(Limit searches, Limit emergencies) {

	/**
	 * So many times at once, and as many again in the course of each period.
	 *
	 * @param count how many times
	 * @param per the period
	 */
	record Limit(int count, Duration per) {

		Limit {
			Assert.isTrue(count > 0, "sample.rate-limit.*.count must be at least 1");
			Assert.isTrue(per.compareTo(Duration.ZERO) > 0, "sample.rate-limit.*.per must be longer than nothing");
		}

	}

}
