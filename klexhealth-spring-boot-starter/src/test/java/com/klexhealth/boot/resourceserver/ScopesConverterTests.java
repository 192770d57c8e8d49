package com.klexhealth.boot.resourceserver;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScopesConverter}.
 */
class ScopesConverterTests {

	private final ScopesConverter converter = new ScopesConverter();

	@ParameterizedTest
	@MethodSource
	void eachScopeIsAnAuthority(Object scope) {
		assertThat(authorities("scope", scope)).containsExactly("SCOPE_read", "SCOPE_write");
		assertThat(authorities("scp", scope)).containsExactly("SCOPE_read", "SCOPE_write");
	}

	static Stream<Object> eachScopeIsAnAuthority() {
		return Stream.of("read write", List.of("read", "write"), "  read  write ", List.of("", "read", "write"));
	}

	@ParameterizedTest
	@MethodSource
	void whatIsNoScopeGivesNoAuthority(Object scope) {
		assertThat(authorities("scope", scope)).isEmpty();
		assertThat(authorities("scp", scope)).isEmpty();
	}

	static Stream<Object> whatIsNoScopeGivesNoAuthority() {
		return Stream.of("", "   ", List.of(), List.of(""), List.of("read", 1), 1, true);
	}

	private List<String> authorities(String claim, Object value) {
		Jwt token = Jwt.withTokenValue("token").header("alg", "RS256").claim(claim, value).build();
		return this.converter.convert(token).stream().map(GrantedAuthority::getAuthority).toList();
	}

}
