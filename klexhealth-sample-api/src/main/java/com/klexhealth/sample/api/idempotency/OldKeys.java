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
		while (forgetOldest(old) && times < TIMES) {
			times++;
		}
	}

	private boolean forgetOldest(OffsetDateTime old) {
		OffsetDateTime oldest = this.jdbc.sql("""
				select max(created_at) from (select created_at from idempotency_key where created_at <= :old
					order by created_at fetch first 1000 rows only) as oldest
				""").param("old", old).query(OffsetDateTime.class).optional().orElse(null);
		if (oldest == null) {
			return false;
		}
		return this.jdbc.sql("delete from idempotency_key where created_at <= :oldest")
			.param("oldest", oldest)
			.update() > 0;
	}

}
