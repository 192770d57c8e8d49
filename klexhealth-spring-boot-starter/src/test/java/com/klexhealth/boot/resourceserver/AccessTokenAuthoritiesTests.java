package com.klexhealth.boot.resourceserver;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;

import com.klexhealth.boot.jwt.TestVerifiedJwts;
import com.klexhealth.boot.jwt.VerifiedJwt;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccessTokenAuthorities}.
 */
class AccessTokenAuthoritiesTests {

	private final AccessTokenAuthorities authorities = new AccessTokenAuthorities(
			new RolesClaimsConverter(List.of("realm_access.roles")));

	@Test
	void aTokenGivesItsScopesAndItsRoles() {
		assertThat(this.authorities.convert(token("scope", "patients:read"))).extracting(GrantedAuthority::getAuthority)
			.containsExactlyInAnyOrder("SCOPE_patients:read", "ROLE_practitioner");
	}

	@Test
	void aScopeThatCannotBeReadDoesNotHideTheRoles() {
		assertThat(this.authorities.convert(token("scope", List.of(1)))).extracting(GrantedAuthority::getAuthority)
			.containsExactly("ROLE_practitioner");
	}

	@Test
	void aVerifiedTokenIsItsOwnPrincipal() {
		VerifiedJwt token = TestVerifiedJwts.of(token("scope", "patients:read"));
		assertThat(this.authorities.principal(token)).isSameAs(token);
	}

	@Test
	void thePrincipalOfAnotherTokenIsItsSubjectAndHasNoAuthorityOfItsOwn() {
		Jwt token = token("scope", "patients:read");
		OAuth2AuthenticatedPrincipal principal = this.authorities.principal(token);
		assertThat(principal.getName()).isEqualTo("schneider");
		assertThat(principal.getAttributes()).isEqualTo(token.getClaims());
		assertThat(principal.getAuthorities()).isEmpty();
	}

	private static Jwt token(String claim, Object value) {
		return Jwt.withTokenValue("token")
			.header("alg", "RS256")
			.subject("schneider")
			.claim("realm_access", Map.of("roles", List.of("practitioner")))
			.claim(claim, value)
			.build();
	}

}
