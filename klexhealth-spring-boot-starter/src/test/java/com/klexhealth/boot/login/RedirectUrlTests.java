package com.klexhealth.boot.login;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedirectUrl}.
 */
class RedirectUrlTests {

	@ParameterizedTest
	@CsvSource({ "{baseUrl}/callback,'',/callback", "{baseUrl}/callback,/app,/callback",
			"https://practice.example/callback,'',/callback", "https://practice.example/app/callback,/app,/callback",
			"https://practice.example/app/callback,'',/app/callback",
			"https://practice.example/application/callback,/app,/application/callback",
			"https://practice.example/callback?tenant=1,'',/callback" })
	void thePathIsThatWithinTheApplication(String redirectUrl, String contextPath, String path) {
		assertThat(new RedirectUrl(redirectUrl).getPath(contextPath)).isEqualTo(path);
	}

}
