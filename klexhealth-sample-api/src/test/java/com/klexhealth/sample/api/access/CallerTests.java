package com.klexhealth.sample.api.access;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

class CallerTests {

	@Test
	void rolesMakeThePractitionerAndThePatient() {
		assertThat(caller("ROLE_practitioner")).isEqualTo(new Caller("sub", null, null, Set.of("practitioner")));
		assertThat(caller("ROLE_patient")).isEqualTo(new Caller("sub", null, null, Set.of("patient")));
		assertThat(caller("ROLE_patient", "ROLE_practitioner"))
			.isEqualTo(new Caller("sub", null, null, Set.of("practitioner", "patient")));
	}

	@Test
	void nothingElseDoes() {
		assertThat(caller("SCOPE_practitioner", "practitioner", "ROLE_Practitioner", "ROLE_practitioner2", "patient"))
			.isEqualTo(new Caller("sub", null, null, Set.of("Practitioner", "practitioner2")));
	}

	@Test
	void theTokenNamesTheApplicationAndItself() {
		assertThat(caller(token().claim("azp", "webapp").claim("client_id", "other").jti("token-1")))
			.isEqualTo(new Caller("sub", "webapp", "token-1", Set.of()));
		assertThat(caller(token().claim("client_id", "webapp"))).isEqualTo(new Caller("sub", "webapp", null, Set.of()));
	}

	@Test
	void anOddNameIsNoWayAroundTheRecord() {
		assertThat(caller(token().claim("azp", "x".repeat(300)).jti("a\u0000b\nc\ud800")))
			.isEqualTo(new Caller("sub", "x".repeat(255), "a?b?c?", Set.of()));
	}

	private static Jwt.Builder token() {
		return Jwt.withTokenValue("token").header("alg", "none").subject("sub");
	}

	private static Caller caller(Jwt.Builder token) {
		return Caller.of(new JwtAuthenticationToken(token.build(), Set.of()));
	}

	private static Caller caller(String... authorities) {
		return Caller.of(new TestingAuthenticationToken("sub", null, authorities));
	}

}
