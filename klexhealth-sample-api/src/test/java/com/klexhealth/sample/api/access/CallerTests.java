package com.klexhealth.sample.api.access;

import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

class CallerTests {

	@Test
	void rolesMakeThePractitionerAndThePatient() {
		assertThat(caller("ROLE_practitioner")).isEqualTo(new Caller("sub", true, false));
		assertThat(caller("ROLE_patient")).isEqualTo(new Caller("sub", false, true));
		assertThat(caller("ROLE_patient", "ROLE_practitioner")).isEqualTo(new Caller("sub", true, true));
	}

	@Test
	void nothingElseDoes() {
		assertThat(caller("SCOPE_practitioner", "practitioner", "ROLE_Practitioner", "ROLE_practitioner2", "patient"))
			.isEqualTo(new Caller("sub", false, false));
	}

	private static Caller caller(String... authorities) {
		return Caller.of(new TestingAuthenticationToken("sub", null, authorities));
	}

}
