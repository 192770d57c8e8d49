package com.klexhealth.sample.api.idempotency;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests that are sent again are recognized.
 *
 * @param timeToLive how long an answer is kept for those who send the request again
 * @param lockWait how long a request waits for one with the same key that is being
 * answered
 */
@ConfigurationProperties("sample.idempotency")
record IdempotencyProperties(@DefaultValue("24h") Duration timeToLive) {

}
