package com.klexhealth.boot.resourceserver;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScopesConverter}.
 */
class ScopesConverterTests {

	@ParameterizedTest
	@ValueSource(strings = { "scope", "scp" })
	void scopesAreFoundInATextAndInAList(String claim) {
		assertThat(convert(Map.of(claim, "patients:read patients:write"))).containsExactly("SCOPE_patients:read",
				"SCOPE_patients:write");
		assertThat(convert(Map.of(claim, List.of("patients:read", "patients:write"))))
			.containsExactly("SCOPE_patients:read", "SCOPE_patients:write");
	}

	@ParameterizedTest
	@MethodSource
	void aBlankTooManyMakesNoScopeWithoutAName(Object claim) {
		assertThat(convert(Map.of("scope", claim))).containsExactly("SCOPE_read", "SCOPE_write");
		assertThat(convert(Map.of("scp", claim))).containsExactly("SCOPE_read", "SCOPE_write");
	}

	static Stream<Object> aBlankTooManyMakesNoScopeWithoutAName() {
		return Stream.of("  read  write ", List.of("", "read", "write"));
	}

	@Test
	void noScopeGivesNone() {
		assertThat(convert(Map.of("sub", "schneider"))).isEmpty();
	}

	@Test
	void aScopeCannotPassForARole() {
		assertThat(convert(Map.of("scope", "ROLE_practitioner"))).containsExactly("SCOPE_ROLE_practitioner");
	}

	@ParameterizedTest
	@MethodSource
	void whatIsNoScopeGivesNone(Object claim) {
		assertThat(convert(Map.of("scope", claim))).isEmpty();
		assertThat(convert(Map.of("scp", claim))).isEmpty();
	}

	static Stream<Object> whatIsNoScopeGivesNone() {
		return Stream.of("", "   ", 1, true, Map.of("patients:read", true), List.of(), List.of(""), List.of(1),
				List.of("patients:read", 1), List.of(List.of("patients:read")), List.of(Map.of()),
				Arrays.<@Nullable Object>asList("patients:read", null));
	}

	@Test
	void whatIsNoScopeGivesNoneEvenBesideScopes() {
		assertThat(convert(Map.of("scope", "patients:read", "scp", List.of(1)))).isEmpty();
		assertThat(convert(Map.of("scope", List.of(1), "scp", "patients:read"))).isEmpty();
	}

	private static List<@Nullable String> convert(Map<String, Object> claims) {
		Jwt token = Jwt.withTokenValue("token").header("alg", "RS256").claims((all) -> all.putAll(claims)).build();
		return new ScopesConverter().convert(token)
			.stream()
			.<@Nullable String>map(GrantedAuthority::getAuthority)
			.toList();
	}

}
