package com.klexhealth.sandbox.authorization;

import java.util.concurrent.TimeUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets authorizations that nobody can use any more. They stay for another day, since
 * an ID token that has expired may still end the session (OpenID Connect RP-Initiated
 * Logout 1.0, section 2).
 */
@Component
class AuthorizationCleanup {

	private final JdbcClient jdbc;

	AuthorizationCleanup(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
	void forgetExpired() {
		this.jdbc.sql("""
				DELETE FROM oauth2_authorization
				WHERE coalesce(refresh_token_expires_at, created_at) < dateadd(DAY, -1, current_timestamp)
				""").update();
	}

}
