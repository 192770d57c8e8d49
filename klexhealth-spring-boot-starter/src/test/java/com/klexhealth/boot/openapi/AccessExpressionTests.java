package com.klexhealth.boot.openapi;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.boot.openapi.AccessRule.Need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link AccessExpression}.
 */
class AccessExpressionTests {

	@ParameterizedTest
	@MethodSource("expressions")
	void theScopesOfAnExpressionAreRead(String expression, Set<Set<String>> alternatives) {
		assertThat(AccessExpression.read(expression)).isEqualTo(new AccessRule(Need.MORE, alternatives));
	}

	static Stream<Arguments> expressions() {
		return Stream.of(arguments("hasAuthority('SCOPE_a')", Set.of(Set.of("a"))),
				arguments("hasAnyAuthority('SCOPE_a', 'SCOPE_b')", Set.of(Set.of("a"), Set.of("b"))),
				arguments("hasAllAuthorities('SCOPE_a', 'SCOPE_b')", Set.of(Set.of("a", "b"))),
				arguments("hasAuthority('SCOPE_a') and hasAuthority('SCOPE_b')", Set.of(Set.of("a", "b"))),
				arguments("hasAuthority('SCOPE_a') && hasAuthority('SCOPE_a')", Set.of(Set.of("a"))),
				arguments("hasAuthority('SCOPE_a') or hasAuthority('SCOPE_b')", Set.of(Set.of("a"), Set.of("b"))),
				arguments("hasAuthority('SCOPE_a') and (hasAuthority('SCOPE_b') or hasAuthority('SCOPE_c'))",
						Set.of(Set.of("a", "b"), Set.of("a", "c"))),
				arguments("hasAuthority('SCOPE_a') and hasAnyRole('nurse', 'patient')", Set.of(Set.of("a"))),
				arguments("hasAuthority('SCOPE_a') and @care.covers(#id)", Set.of(Set.of("a"))),
				arguments("hasAuthority('SCOPE_a') and isAuthenticated()", Set.of(Set.of("a"))),
				arguments("hasAuthority(\"SCOPE_patients:read\")", Set.of(Set.of("patients:read"))));
	}

	@ParameterizedTest
	@MethodSource("halfUnderstood")
	void whatIsNotUnderstoodIsAnAlternativeWithoutScopes(String expression, Set<Set<String>> alternatives) {
		assertThat(AccessExpression.read(expression)).isEqualTo(new AccessRule(Need.MORE, alternatives));
	}

	static Stream<Arguments> halfUnderstood() {
		return Stream.of(arguments("hasAuthority('SCOPE_a') or @care.covers(#id)", Set.of(Set.of("a"), Set.of())),
				arguments("hasAnyAuthority('SCOPE_a', 'ROLE_nurse')", Set.of(Set.of("a"), Set.of())),
				arguments("hasAnyAuthority('SCOPE_a', #other)", Set.of(Set.of("a"), Set.of())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "hasRole('nurse')", "hasAuthority('nurse')", "!hasAuthority('SCOPE_a')",
			"hasAuthority('SCOPE_a') ? true : false", "hasAuthority(#scope)", "@care.hasAuthority('SCOPE_a')",
			"hasAuthority('SCOPE_a') == false", "denyAll()", "denyAll", "false", "hasPermission(#id, 'read')",
			"hasAuthority()", "isAnonymous()", "hasAuthority('SCOPE_a'", "" })
	void whatIsNotUnderstoodNeedsATokenAndMore(String expression) {
		assertThat(AccessExpression.read(expression)).isEqualTo(AccessRule.SOMETHING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "isAuthenticated()", "authenticated", "fullyAuthenticated",
			"isAuthenticated() or hasAuthority('SCOPE_a')", "isAuthenticated() and permitAll()" })
	void anyTokenMayBeEnough(String expression) {
		assertThat(AccessExpression.read(expression)).isEqualTo(AccessRule.ANY_TOKEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "permitAll()", "permitAll", "true", "permitAll() or hasAuthority('SCOPE_a')" })
	void everybodyMay(String expression) {
		assertThat(AccessExpression.read(expression)).isEqualTo(AccessRule.OPEN);
	}

	@Test
	void moreAlternativesThanAnybodyReadsAreNone() {
		String expression = IntStream.range(0, 40)
			.mapToObj((i) -> "(hasAuthority('SCOPE_a%1$d') or hasAuthority('SCOPE_b%1$d'))".formatted(i))
			.collect(Collectors.joining(" and "));
		assertThat(AccessExpression.read(expression).alternatives()).hasSizeLessThanOrEqualTo(32);
	}

}
