package com.klexhealth.url;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UrlRules}.
 */
class UrlRulesTests {

	private final UrlRules rules = UrlRules.strict();

	private final UrlRules development = UrlRules.allowingLoopbackHttp();

	@ParameterizedTest
	@ValueSource(strings = { "https://practice.example", "https://practice.example/",
			"https://practice.example:8443/a/b", "https://practice.example/a?b=c//d", "https://[2001:db8::1]/callback",
			"https://192.0.2.1/callback", "https://praxis-müller.example/callback", "HTTPS://practice.example/a" })
	void aRedirectUrlThatKeepsTheRulesBreaksNone(String url) {
		assertThat(this.rules.brokenByRedirectUrl(url)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', textBlock = """
			http://practice.example/callback HTTPS
			http://localhost:8080/callback HTTPS
			ftp://practice.example/callback HTTPS
			https://url.com#invalid NO_FRAGMENT
			https://url.com# NO_FRAGMENT
			https://klexhealth.com/info//data NO_DOUBLE_SLASH
			https://klexhealth.com///data NO_DOUBLE_SLASH
			https://klexhealth.com//data NO_DOUBLE_SLASH
			https://klexhealth.com/info%2F%2fdata NO_DOUBLE_SLASH
			https://klexhealth.com/info/%2Fdata NO_DOUBLE_SLASH
			https://klexhealth.com/info%252F%252Fdata NO_DOUBLE_SLASH
			https://klexhealth.com/info\\data NO_DOUBLE_SLASH
			https://klexhealth.com/info%5C/data NO_DOUBLE_SLASH
			https://*.practice.example/callback NO_WILDCARD
			https://practice.example/* NO_WILDCARD
			https://practice.example/%2a NO_WILDCARD
			https://user@practice.example/ NO_USER_INFO
			https://user:secret@practice.example/ NO_USER_INFO
			https://practice.example:0/callback PORT
			https://practice.example:65536/callback PORT
			https://practice.example:/callback PORT
			https:///callback HOST
			https://-practice-.example/callback HOST
			https://under_score.example/callback HOST
			practice.example/callback WELL_FORMED
			https:practice.example WELL_FORMED
			{baseUrl}/callback WELL_FORMED
			""")
	void aRedirectUrlThatBreaksARuleNamesIt(String url, UrlRule broken) {
		assertThat(this.rules.brokenByRedirectUrl(url)).contains(broken);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://practice.example/a b", "https://practice.example/\t",
			"\nhttps://practice.example", "https://practice.example/\u0000", "https://practice\u200b.example",
			"https://practice.example\u00a0" })
	void whatCannotBeSeenIsRefused(String url) {
		assertThat(this.rules.brokenByRedirectUrl(url)).contains(UrlRule.NO_INVISIBLE_CHARACTERS);
	}

	@Test
	void allBrokenRulesAreNamedTogether() {
		assertThat(this.rules.brokenByRedirectUrl("http://user@practice.example/a//b#c")).containsExactlyInAnyOrder(
				UrlRule.HTTPS, UrlRule.NO_USER_INFO, UrlRule.NO_DOUBLE_SLASH, UrlRule.NO_FRAGMENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8080/callback", "http://127.0.0.1/callback",
			"http://127.9.8.7:1/callback", "http://[::1]:8080/callback" })
	void inDevelopmentLoopbackMayUseHttp(String url) {
		assertThat(this.development.brokenByRedirectUrl(url)).isEmpty();
		assertThat(this.rules.brokenByRedirectUrl(url)).containsExactly(UrlRule.HTTPS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://practice.example", "http://localhost.practice.example", "http://127.0.0.1.example",
			"http://127.0.0.256", "http://127.1", "http://128.0.0.1", "http://[::2]",
			"http://localhost@practice.example" })
	void inDevelopmentNothingButLoopbackMayUseHttp(String url) {
		assertThat(this.development.brokenByRedirectUrl(url)).contains(UrlRule.HTTPS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://practice.example", "https://practice.example:8443", "https://[2001:db8::1]" })
	void aWebOriginIsSchemeHostAndPort(String origin) {
		assertThat(this.rules.brokenByWebOrigin(origin)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://practice.example/", "https://practice.example/a", "https://practice.example?a" })
	void aWebOriginWithMoreThanThatIsRefused(String origin) {
		assertThat(this.rules.brokenByWebOrigin(origin)).containsExactly(UrlRule.ORIGIN_ONLY);
	}

	@Test
	void theWildcardIsNoWebOrigin() {
		assertThat(this.rules.brokenByWebOrigin("*")).containsExactly(UrlRule.NO_WILDCARD);
	}

	@Test
	void anIssuerHasNoQuery() {
		assertThat(this.rules.brokenByIssuer("https://klexhealth.com")).isEmpty();
		assertThat(this.rules.brokenByIssuer("https://klexhealth.com?realm=a")).containsExactly(UrlRule.NO_QUERY);
	}

	@Test
	void anInternationalizedHostIsShownAsPunycode() {
		assertThat(UrlRules.display("https://praxis-müller.example/ü"))
			.isEqualTo("https://xn--praxis-mller-klb.example/ü");
		assertThat(UrlRules.display("https://klexhe\u0430lth.com")).startsWith("https://xn--");
	}

	@Test
	void aLabelThatIsTooLongForDnsIsNoHost() {
		assertThat(this.rules.brokenByRedirectUrl("https://" + "a".repeat(63) + ".example/b")).isEmpty();
		assertThat(this.rules.brokenByRedirectUrl("https://" + "a".repeat(64) + ".example/b"))
			.containsExactly(UrlRule.HOST);
	}

	@Test
	void aPasswordIsNotShown() {
		assertThat(UrlRules.display("https://user:secret@practice.example/a")).isEqualTo("***@practice.example/a");
	}

	@Test
	void whatCannotBeSeenIsShownAsItsCode() {
		assertThat(UrlRules.display("https://practice.example/\t\u200b"))
			.isEqualTo("https://practice.example/\\u0009\\u200b");
	}

}
