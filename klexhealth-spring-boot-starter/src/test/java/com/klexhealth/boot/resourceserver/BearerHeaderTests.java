package com.klexhealth.boot.resourceserver;

import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BearerHeader}.
 */
class BearerHeaderTests {

	private final DefaultBearerTokenResolver springs = new DefaultBearerTokenResolver();

	@ParameterizedTest
	@CsvSource({ "Bearer a,a", "bearer a,a", "BEARER a.b-c_d~e+f/g,a.b-c_d~e+f/g", "Bearer a==,a==" })
	void readsTheToken(String authorization, String token) {
		assertThat(BearerHeader.token(authorization)).isEqualTo(token);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Basic dTpw", "Beare", "Bear er", "DPoP a" })
	void leavesOtherSchemesAlone(String authorization) {
		assertThat(BearerHeader.token(authorization)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer", "Bearer ", "Bearer  a", "Bearer\ta", "Bearer =", "Bearer a=b", "Bearer a b",
			"Bearer a ", "Bearer \u00e4", "Bearera", "Bearer \u017f" })
	void refusesWhatIsNoToken(String authorization) {
		assertThatExceptionOfType(OAuth2AuthenticationException.class)
			.isThrownBy(() -> BearerHeader.token(authorization))
			.satisfies((ex) -> assertThat(ex.getError().getErrorCode()).isEqualTo("invalid_token"));
	}

	@Test
	void hasTheGrammarOfSpringSecurity() {
		Random random = new Random(7);
		String alphabet = "aZ09-._~+/= \t,\u00e4\u017f\u212a\"\n@[`{";
		for (int i = 0; i < 50_000; i++) {
			StringBuilder header = new StringBuilder((i % 3 == 0) ? "Bearer" : "bEARER ");
			for (int length = random.nextInt(5); length > 0; length--) {
				header.append(alphabet.charAt(random.nextInt((i % 2 == 0) ? alphabet.length() : 11)));
			}
			assertThat(ours(header.toString())).as("%s", header).isEqualTo(springs(header.toString()));
		}
	}

	private static @Nullable String ours(String header) {
		try {
			return BearerHeader.token(header);
		}
		catch (OAuth2AuthenticationException ex) {
			return "error: " + ex.getError();
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
