package com.klexhealth.boot.jwt;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.klexhealth.boot.testsupport.RawToken;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RegisteredClaims}.
 */
class RegisteredClaimsTests {

	@Test
	void checkWhenNoClaimsThenFindsNothing() {
		assertThat(check("{}")).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"jti":1}                      | MALFORMED_TOKEN
			{"iss":1}                      | WRONG_ISSUER
			{"sub":1}                      | INVALID_SUBJECT
			{"aud":1}                      | WRONG_AUDIENCE
			{"aud":["a",1]}                | WRONG_AUDIENCE
			{"iat":"1","exp":2}            | INVALID_LIFETIME
			{"nbf":"1","exp":2}            | INVALID_LIFETIME
			{"exp":"2"}                    | INVALID_LIFETIME
			{"iat":2,"exp":2}              | INVALID_LIFETIME
			{"iat":2.1,"exp":2.9}          | INVALID_LIFETIME
			{"iat":-1,"exp":2}             | INVALID_LIFETIME
			{"nbf":-1,"exp":2}             | INVALID_LIFETIME
			{"nbf":253402300800,"exp":2}   | INVALID_LIFETIME
			{"exp":253402300800}           | INVALID_LIFETIME
			{"exp":0}                      | INVALID_LIFETIME
			""")
	void checkWhenTypeOrTimeIsWrongThenTellsWhy(String claims, TokenRefusal refusal) {
		assertThat(check(claims)).isEqualTo(refusal);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"jti":"1","iss":"1","sub":"1","aud":"1"}
			{"aud":["1","2"]}
			{"aud":[]}
			{"iat":0,"nbf":0,"exp":1}
			{"iat":1.9,"exp":2}
			{"exp":253402300799}
			{"nbf":3,"exp":2}
			{"iat":253402300799}
			""")
	void checkWhenTypesAreRightThenFindsNothing(String claims) {
		assertThat(check(claims)).isNull();
	}

	private static @Nullable TokenRefusal check(String claims) {
		return RegisteredClaims.check(StrictJson.read(RawToken.utf8(claims)));
	}

}
