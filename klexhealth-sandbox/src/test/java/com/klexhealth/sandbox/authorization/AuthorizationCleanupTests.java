package com.klexhealth.sandbox.authorization;

import org.junit.jupiter.api.Test;

import com.klexhealth.sandbox.support.Browser;
import com.klexhealth.sandbox.support.RunningSandbox;
import com.klexhealth.sandbox.support.SampleWebapp;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizationCleanupTests {

	private final RunningSandbox sandbox = RunningSandbox.shared();

	@Test
	void onlyAuthorizationsThatExpiredADayAgoAreForgotten() {
		Browser browser = new Browser(this.sandbox).loggedIn("schneider");
		SampleWebapp webapp = new SampleWebapp();
		String kept = String.valueOf(webapp.tokens(browser).get("refresh_token"));
		String forgotten = String.valueOf(webapp.tokens(browser).get("refresh_token"));
		this.sandbox.jdbc().sql("""
				UPDATE oauth2_authorization SET refresh_token_expires_at = dateadd(HOUR, -25, current_timestamp)
				WHERE refresh_token_value = ?
				""").param(forgotten).update();
		this.sandbox.bean(AuthorizationCleanup.class).forgetExpired();
		assertThat(isKnown(kept)).isTrue();
		assertThat(isKnown(forgotten)).isFalse();
	}

	private boolean isKnown(String refreshToken) {
		return this.sandbox.jdbc()
			.sql("SELECT count(*) FROM oauth2_authorization WHERE refresh_token_value = ?")
			.param(refreshToken)
			.query(Integer.class)
			.single() == 1;
	}

}
