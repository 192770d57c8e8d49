package com.klexhealth.sample.api.access;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SmartAccessTests {

	private final SmartAccess smart = new SmartAccess();

	@Test
	void aUserScopeLetsPractitionersAndPatientsActAsTheyAre() {
		assertThat(caller("user/Patient.r", "practitioner").roles()).containsExactly("practitioner");
		assertThat(caller("user/Patient.r", "patient").roles()).containsExactly("patient");
		assertThat(caller("user/Patient.r", "patient", "practitioner").roles()).containsExactlyInAnyOrder("patient",
				"practitioner");
	}

	@Test
	void aPatientScopeLetsPatientsActAsPatientsOnly() {
		assertThat(caller("patient/Patient.r", "patient", "practitioner").roles()).containsExactly("patient");
	}

	@Test
	void aPatientScopeIsOfNoUseToPractitioners() {
		assertRefused("patient/Patient.r", "practitioner");
	}

	@Test
	void noScopeIsOfUseToOthers() {
		assertRefused("user/Patient.r", "administrator");
		assertRefused("patient/Patient.r", "administrator");
		assertRefused("user/Patient.r");
	}

	@Test
	void theScopesOfThePlainApiOpenNothing() {
		assertRefused("patients:read", "practitioner");
	}

	@Test
	void aRoleIsNoScope() {
		assertThat(this.smart.opens(new TestingAuthenticationToken("somebody", null, "user/Patient.r", "ROLE_patient"),
				FhirInteraction.READ_PATIENT))
			.isFalse();
	}

	@Test
	void theWiderOfTwoScopesCountsWhereItFits() {
		Authentication both = new TestingAuthenticationToken("somebody", null, "SCOPE_patient/Patient.rs",
				"SCOPE_user/Patient.s", "ROLE_patient", "ROLE_practitioner");
		assertThat(this.smart.caller(both, FhirInteraction.READ_PATIENT).practitioner()).isFalse();
		assertThat(this.smart.caller(both, FhirInteraction.SEARCH_PATIENTS).practitioner()).isTrue();
	}

	@Test
	void theScopesToAskForOpenWhatTheySay() {
		assertThat(SmartAccess.SCOPES).hasSize(4)
			.allSatisfy((scope) -> assertThat(SmartScope.parse(scope)).isPresent());
	}

	private Caller caller(String scope, String... roles) {
		Authentication authentication = authentication(scope, roles);
		assertThat(this.smart.opens(authentication, FhirInteraction.READ_PATIENT)).isTrue();
		return this.smart.caller(authentication, FhirInteraction.READ_PATIENT);
	}

	private void assertRefused(String scope, String... roles) {
		Authentication authentication = authentication(scope, roles);
		assertThat(this.smart.opens(authentication, FhirInteraction.READ_PATIENT)).isFalse();
		assertThatExceptionOfType(AccessDeniedException.class)
			.isThrownBy(() -> this.smart.caller(authentication, FhirInteraction.READ_PATIENT));
	}

	private static Authentication authentication(String scope, String... roles) {
		return new TestingAuthenticationToken("somebody", null,
				Stream.concat(Stream.of("SCOPE_" + scope), Stream.of(roles).map("ROLE_"::concat))
					.toArray(String[]::new));
	}

}
