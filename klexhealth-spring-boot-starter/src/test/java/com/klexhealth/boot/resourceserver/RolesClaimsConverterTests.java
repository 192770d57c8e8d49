package com.klexhealth.boot.resourceserver;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.ClaimAccessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RolesClaimsConverter}.
 */
class RolesClaimsConverterTests {

	@Test
	void rolesAreFoundAtANestedPath() {
		assertThat(convert("realm_access.roles", "realm_access", Map.of("roles", List.of("practitioner", "patient"))))
			.containsExactly("ROLE_practitioner", "ROLE_patient");
	}

	@Test
	void rolesAreFoundAtTheTop() {
		assertThat(convert("roles", "roles", List.of("practitioner"))).containsExactly("ROLE_practitioner");
	}

	@Test
	void aSingleRoleNeedsNoList() {
		assertThat(convert("role", "role", "practitioner")).containsExactly("ROLE_practitioner");
	}

	@Test
	void theCaseOfARoleIsKept() {
		assertThat(convert("role", "role", "Practitioner")).containsExactly("ROLE_Practitioner");
	}

	@Test
	void aRoleThatIsFoundTwiceIsGivenOnce() {
		Map<String, Object> claims = Map.of("a", List.of("patient", "patient"), "b", "patient");
		ClaimAccessor token = () -> claims;
		assertThat(new RolesClaimsConverter(List.of("a", "b")).convert(token)).hasSize(1);
	}

	@Test
	void noPathGivesNoRole() {
		ClaimAccessor token = () -> Map.of("roles", "practitioner");
		assertThat(new RolesClaimsConverter(List.of()).convert(token)).isEmpty();
	}

	@Test
	void aRoleCannotPassForAScope() {
		assertThat(convert("role", "role", "SCOPE_patients:read")).containsExactly("ROLE_SCOPE_patients:read");
	}

	@ParameterizedTest
	@MethodSource
	void whatIsNoRoleGivesNone(@Nullable Object claim) {
		assertThat(convert("realm_access.roles", "realm_access", claim)).isEmpty();
	}

	static Stream<@Nullable Object> whatIsNoRoleGivesNone() {
		return Stream.of(null, "practitioner", 1, true, List.of("practitioner"),
				List.of(Map.of("roles", List.of("practitioner"))), Map.of(), Map.of("Roles", List.of("practitioner")),
				Map.of("roles", Map.of("practitioner", true)), Map.of("roles", 1), Map.of("roles", true),
				Map.of("roles", ""), Map.of("roles", " "), Map.of("roles", List.of()),
				Map.of("roles", List.of("", " ")),
				Map.of("roles", List.of(1, true, Map.of(), List.of("practitioner"))));
	}

	@Test
	void whatIsNoRoleDoesNotHideTheRolesBesideIt() {
		assertThat(convert("roles", "roles", Arrays.asList(1, null, "practitioner")))
			.containsExactly("ROLE_practitioner");
	}

	private static List<@Nullable String> convert(String path, String claim, @Nullable Object value) {
		Map<String, Object> claims = new LinkedHashMap<>();
		if (value != null) {
			claims.put(claim, value);
		}
		ClaimAccessor token = () -> claims;
		return new RolesClaimsConverter(List.of(path)).convert(token)
			.stream()
			.<@Nullable String>map(GrantedAuthority::getAuthority)
			.toList();
	}

}
