package com.klexhealth.boot.login.autoconfigure.servlet;

import java.net.URI;
import java.net.http.HttpResponse;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import com.klexhealth.boot.testsupport.Browser;
import com.klexhealth.boot.testsupport.Callback;
import com.klexhealth.boot.testsupport.LyingProvider;
import com.klexhealth.boot.testsupport.RawHttp;
import com.klexhealth.boot.testsupport.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins that begin at one replica and end at another, on PostgreSQL: as at one alone.
 */
class SharedLoginFaultsTests {

	private static final LyingProvider provider = LyingProvider.start(true);

	private static final LoginTrial first = replica();

	private static final LoginTrial second = replica();

	private final Browser browser = first.browser();

	@BeforeEach
	void tellTheTruth() {
		provider.tellTheTruth();
	}

	@AfterAll
	static void stop() {
		first.close();
		second.close();
	}

	@Test
	void aLoginBegunAtOneEndsAtTheOther() {
		HttpResponse<String> response = this.browser.get(atSecond(begin()));
		assertThat(response.statusCode()).isEqualTo(302);
		first.assertLoggedIn(this.browser, response);
		assertThat(this.browser.get(second.application().uri() + LoginTrial.PAGE).statusCode()).isEqualTo(200);
	}

	@Test
	void whatIsRefusedAtOneIsNotRedeemedAtTheOther() {
		Callback callback = begin();
		first.assertRefused(this.browser, this.browser.get(callback.with("iss", "https://attacker.example").url()));
		second.assertRefused(this.browser, this.browser.get(atSecond(callback)));
		assertThat(provider.token().requests()).isZero();
		first.assertLogsInHonestly(this.browser);
	}

	@Test
	void whatWasRedeemedAtOneIsNotRedeemedAtTheOther() {
		Callback callback = begin();
		first.assertLoggedIn(this.browser, this.browser.get(callback.url()));
		assertThat(this.browser.get(atSecond(callback)).statusCode()).isEqualTo(302);
		assertThat(provider.token().requests()).isEqualTo(1);
		assertThat(first.isLoggedIn(this.browser)).isTrue();
		Browser thief = second.browser();
		second.assertRefused(thief, thief.get(atSecond(callback)));
		assertThat(provider.token().requests()).isEqualTo(1);
	}

	@Test
	void aCallbackOfAnotherBrowserLogsNobodyIn() {
		Callback theirs = provider.agree(second.browser().beginLogin(LoginTrial.LOGIN));
		begin();
		first.assertRefused(this.browser, this.browser.get(theirs.url()));
		assertThat(provider.token().requests()).isZero();
		first.assertLogsInHonestly(this.browser);
	}

	@Test
	void twoTabsLogInAtOneEach() {
		Callback one = begin();
		Callback other = provider
			.agree(Browser.query(Browser.location(this.browser.get(second.application().uri() + LoginTrial.LOGIN))));
		first.assertLoggedIn(this.browser, this.browser.get(other.url()));
		first.assertLoggedIn(this.browser, this.browser.get(one.url()));
		assertThat(provider.token().requests()).isEqualTo(2);
	}

	@Test
	void theSessionFromBeforeTheLoginIsLoggedInAtNeither() {
		Callback callback = begin();
		String planted = this.browser.cookies();
		first.assertLoggedIn(this.browser, this.browser.get(callback.url()));
		assertThat(this.browser.cookies()).isNotEqualTo(planted);
		for (LoginTrial replica : new LoginTrial[] { first, second }) {
			RawHttp page = RawHttp.send(replica.application().port(), "GET " + LoginTrial.PAGE, "Host: localhost",
					"Cookie: " + planted);
			assertThat(page.status()).isEqualTo(302);
		}
	}

	@Test
	void theCookieIsOutOfReachOfScriptsAndOfOtherSites() {
		this.browser.get(LoginTrial.PAGE);
		assertThat(this.browser.get(begin().url()).headers().firstValue("Set-Cookie").orElseThrow())
			.startsWith("SESSION=")
			.contains("HttpOnly", "SameSite=Lax", "Path=/");
	}

	private Callback begin() {
		return provider.agree(this.browser.beginLogin(LoginTrial.LOGIN));
	}

	/*
	 * As behind a proxy that sends the request to another replica.
	 */
	private static String atSecond(Callback callback) {
		URI url = URI.create(callback.url());
		return second.application().uri() + url.getRawPath() + "?" + url.getRawQuery();
	}

	private static LoginTrial replica() {
		return LoginTrial.start(ReplicaApplication.class, provider, "spring.session.jdbc.initialize-schema=always");
	}

	/**
	 * An application that shares a database with others of its kind.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(LoginApplication.class)
	static class ReplicaApplication {

		private static final DataSource database = TestPostgres.emptyDatabase();

		@Bean
		DataSource dataSource() {
			return database;
		}

	}

}
