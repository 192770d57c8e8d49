package com.klexhealth.sample.api.idempotency;

import java.time.Clock;
import java.time.OffsetDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what was answered long ago, some at a time, so that nobody waits for it.
 */
@Component
class OldKeys {

	private static final int AT_A_TIME = 1000;

	private static final int TIMES = 100;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final IdempotencyProperties properties;

	OldKeys(JdbcClient jdbc, Clock clock, IdempotencyProperties properties) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.properties = properties;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
	void forget() {
		OffsetDateTime old = OffsetDateTime.now(this.clock).minus(this.properties.timeToLive());
		int times = 0;
		while (forget(old) == AT_A_TIME && times < TIMES) {
			times++;
		}
	}

	private int forget(OffsetDateTime old) {
		return this.jdbc.sql("""
				delete from idempotency_key where (subject, name) in (select subject, name from idempotency_key
					where created_at <= :old order by created_at fetch first 1000 rows only)
				""").param("old", old).update();
	}

}
