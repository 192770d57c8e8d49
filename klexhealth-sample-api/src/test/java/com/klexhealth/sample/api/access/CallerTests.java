package com.klexhealth.sample.api.access;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;

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

	private static Caller caller(String... authorities) {
		return Caller.of(new TestingAuthenticationToken("sub", null, authorities));
	}

}
