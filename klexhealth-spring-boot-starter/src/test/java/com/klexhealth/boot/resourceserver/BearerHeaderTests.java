package com.klexhealth.boot.resourceserver;

import java.util.Objects;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

import com.klexhealth.boot.jwt.TokenFraming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BearerHeader}.
 */
class BearerHeaderTests {

	private final DefaultBearerTokenResolver springs = new DefaultBearerTokenResolver();

	@ParameterizedTest
	@CsvSource({ "Bearer a,a", "bearer a,a", "BEARER a.b-c_d~e+f/g,a.b-c_d~e+f/g", "Bearer a==,a==", "Bearer  a,a",
			"bearer    a,a" })
	void readsTheToken(String authorization, String token) {
		assertThat(BearerHeader.token(authorization)).isEqualTo(token);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Basic dTpw", "Beare", "Bear er", "DPoP a" })
	void leavesOtherSchemesAlone(String authorization) {
		assertThat(BearerHeader.token(authorization)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer", "Bearer ", "Bearer  ", "Bearer\ta", "Bearer \ta", "Bearera", "Bearer\u00a0a" })
	void refusesWhatHoldsNoToken(String authorization) {
		assertThatExceptionOfType(OAuth2AuthenticationException.class)
			.isThrownBy(() -> BearerHeader.token(authorization))
			.satisfies((ex) -> assertThat(ex.getError().getErrorCode()).isEqualTo("invalid_token"));
	}

	@Test
	void takesWhatSpringSecurityTakesAndTheRestIsNoTokenToTheFraming() {
		Random random = new Random(7);
		String alphabet = "aZ09-._~+/= \t,\u00e4\u017f\u212a\"\n@[`{";
		for (int i = 0; i < 50_000; i++) {
			StringBuilder header = new StringBuilder((i % 3 == 0) ? "Bearer" : "bEARER ");
			for (int length = random.nextInt(5); length > 0; length--) {
				header.append(alphabet.charAt(random.nextInt((i % 2 == 0) ? alphabet.length() : 11)));
			}
			String springs = springs(header.toString());
			if (springs != null && springs.startsWith("error: ")) {
				assertRefused(header.toString());
			}
			else {
				assertThat(BearerHeader.token(header.toString())).as("%s", header).isEqualTo(springs);
			}
		}
	}

	private static void assertRefused(String header) {
		try {
			String token = Objects.requireNonNull(BearerHeader.token(header));
			assertThatExceptionOfType(JwtValidationException.class).as(header)
				.isThrownBy(() -> new TokenFraming().check(token));
		}
		catch (OAuth2AuthenticationException ex) {
			assertThat(ex.getError().getErrorCode()).as(header).isEqualTo("invalid_token");
		}
	}

	private @Nullable String springs(String header) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Authorization", header);
		try {
			return this.springs.resolve(request);
		}
		catch (OAuth2AuthenticationException ex) {
			return "error: " + ex.getError();
		}
	}

}
