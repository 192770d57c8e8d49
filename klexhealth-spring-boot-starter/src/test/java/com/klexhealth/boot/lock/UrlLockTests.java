package com.klexhealth.boot.lock;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.url.UrlRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UrlLock}.
 */
class UrlLockTests {

	private final UrlLock lock = new UrlLock(UrlRules.strict());

	private final UrlLock development = new UrlLock(UrlRules.allowingLoopbackHttp());

	@Test
	void anIssuerMayHaveAPath() {
		assertThat(this.lock.checkIssuer("https://klexhealth.com/realms/practice")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "klexhealth.com", "http://klexhealth.com", "http://localhost:9000",
			"https://klexhealth.com#a", "https://klexhealth.com?a", "https://klexhealth.com//a",
			"https://user@klexhealth.com", "https://*.klexhealth.com", "https://klexhealth.com:0" })
	void anIssuerThatBreaksTheRulesIsRefusedByItsProperty(String issuer) {
		assertThat(this.lock.checkIssuer(issuer)).singleElement()
			.extracting(Violation::source)
			.isEqualTo("klexhealth.issuer-uri");
	}

	@Test
	void loopbackHttpPassesInDevelopmentOnly() {
		assertThat(this.development.checkIssuer("http://localhost:9000")).isEmpty();
		assertThat(this.development.checkIssuer("http://klexhealth.com")).hasSize(1);
	}

	@Test
	void loopbackHttpIsMendedByTheDevelopmentSwitch() {
		assertThat(this.lock.checkIssuer("http://localhost:9000")).singleElement()
			.extracting(Violation::mend)
			.asString()
			.contains("klexhealth.allow-loopback-http=true");
	}

	@Test
	void theDevelopmentSwitchIsNotOfferedWhereItWouldNotHelp() {
		assertThat(this.lock.checkIssuer("http://klexhealth.com")).singleElement()
			.extracting(Violation::mend)
			.asString()
			.doesNotContain("allow-loopback-http");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{baseUrl}/login/oauth2/code/klexhealth", "{baseUrl}/callback",
			"https://practice.example/callback", "https://practice.example/app/callback?tenant=1" })
	void aRedirectUrlMayStandBehindTheBaseOfTheRequest(String redirectUrl) {
		assertThat(this.lock.checkRedirectUrl(redirectUrl)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{baseUrl}//callback", "{baseUrl}/callback#a", "{baseUrl}/*", "{baseUrl}/{action}",
			"{baseScheme}://{baseHost}/callback", "http://practice.example/callback", "/callback",
			"https://practice.example/callback\\", "https://practice.example/%2F%2Fcallback" })
	void aRedirectUrlThatBreaksTheRulesIsRefusedByItsProperty(String redirectUrl) {
		assertThat(this.lock.checkRedirectUrl(redirectUrl)).singleElement()
			.extracting(Violation::source)
			.isEqualTo("klexhealth.client.redirect-url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{baseUrl}.attacker.example/callback", "{baseUrl}@attacker.example/callback",
			"{baseUrl}8/callback", "{baseUrl}callback" })
	void nothingIsGluedToTheBaseOfTheRequest(String redirectUrl) {
		assertThat(this.lock.checkRedirectUrl(redirectUrl)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{baseUrl}", "{baseUrl}/", "https://practice.example", "https://practice.example/",
			"https://practice.example?a=b" })
	void aRedirectUrlHasAPathOfItsOwnSinceWhatArrivesThereIsTakenForALogin(String redirectUrl) {
		assertThat(this.lock.checkRedirectUrl(redirectUrl)).singleElement().satisfies((violation) -> {
			assertThat(violation.source()).isEqualTo("klexhealth.client.redirect-url");
			assertThat(violation.mend()).contains("{baseUrl}/login/oauth2/code/klexhealth");
		});
	}

	@Test
	void everyWrongWebOriginIsNamed() {
		List<Violation> violations = this.lock
			.checkWebOrigins(List.of("https://practice.example", "*", "https://practice.example/"));
		assertThat(violations).extracting(Violation::source).containsOnly("klexhealth.web-origins");
		assertThat(violations).extracting(Violation::found)
			.satisfiesExactly((found) -> assertThat(found).contains("\"*\""),
					(found) -> assertThat(found).contains("\"https://practice.example/\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "", "practice.example", "https://practice.example/a", "https://a@practice.example",
			"https://*.practice.example", "http://practice.example", "file://" })
	void aWebOriginIsAnOrigin(String origin) {
		assertThat(this.lock.checkWebOrigins(List.of(origin))).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://user:5ecret@klexhealth.com", "https://5ecret@klexhealth.com",
			"https://user:5ecret@@klexhealth.com", "https://user:5e/cret@klexhealth.com",
			"https://user:pass@5ecret@klexhealth.com", "https:user:5ecret@klexhealth.com",
			"https:\\\\user:5ecret@klexhealth.com", "//user:5ecret@klexhealth.com", "user:5ecret@klexhealth.com" })
	void aPasswordInAUrlIsNotShown(String url) {
		assertThat(this.lock.checkIssuer(url).toString()).doesNotContain("5ecret", "cret@");
	}

	@Test
	void whatCannotBeSeenIsSpeltOut() {
		assertThat(this.lock.checkIssuer("https://klexhealth.com/\u200b\t\r\nForged: line")).singleElement()
			.extracting(Violation::found)
			.asString()
			.contains("\\u200b\\u0009\\u000d\\u000a");
	}

	@Test
	void whiteSpaceThatIsNoPlainSpaceIsSpeltOut() {
		assertThat(this.lock.checkIssuer("https://klexhealth.com\u00a0\u2028")).singleElement()
			.extracting(Violation::found)
			.asString()
			.contains("\\u00a0\\u2028");
	}

}
