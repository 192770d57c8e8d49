package com.klexhealth.sample.api.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.klexhealth.sample.api.access.SmartScope.Context;

import static org.assertj.core.api.Assertions.assertThat;

class SmartScopeTests {

	@ParameterizedTest
	@CsvSource({ "patient/Patient.rs, PATIENT, Patient, rs", "user/ServiceRequest.r, USER, ServiceRequest, r",
			"user/*.cruds, USER, *, cruds", "patient/*.s, PATIENT, *, s", "user/Patient.crs, USER, Patient, crs" })
	void aScopeSaysWhoseOfWhichKindAndWhatMayBeDone(String scope, Context context, String type, String permissions) {
		assertThat(SmartScope.parse(scope)).contains(new SmartScope(context, type, permissions));
	}

	@ParameterizedTest
	@CsvSource({ "user/Patient.read, rs", "user/Patient.write, cud", "user/Patient.*, cruds" })
	void theScopesOfVersionOneAreUnderstood(String scope, String permissions) {
		assertThat(SmartScope.parse(scope)).contains(new SmartScope(Context.USER, "Patient", permissions));
	}

	@ParameterizedTest
	@ValueSource(strings = { "system/Patient.rs", "patient/Patient.rs?gender=female", "user/Patient.", "user/Patient",
			"user/Patient.sr", "user/Patient.rr", "user/Patient.rs ", " user/Patient.rs", "USER/Patient.rs",
			"user/patient.rs", "user/Patient.readwrite", "user/.rs", "user/Pati*.rs", "user/Patient.rs/x",
			"patients:read", "launch/patient", "openid", "" })
	void anythingElseGivesNothing(String scope) {
		assertThat(SmartScope.parse(scope)).isEmpty();
	}

	@Test
	void readingAndSearchingAreOpenedOneByOne() {
		SmartScope read = SmartScope.parse("user/Patient.r").orElseThrow();
		assertThat(read.opens(FhirInteraction.READ_PATIENT)).isTrue();
		assertThat(read.opens(FhirInteraction.SEARCH_PATIENTS)).isFalse();
		SmartScope search = SmartScope.parse("user/Patient.s").orElseThrow();
		assertThat(search.opens(FhirInteraction.READ_PATIENT)).isFalse();
		assertThat(search.opens(FhirInteraction.SEARCH_PATIENTS)).isTrue();
	}

	@Test
	void writingOpensNothing() {
		SmartScope write = SmartScope.parse("user/*.cud").orElseThrow();
		assertThat(FhirInteraction.values()).noneMatch(write::opens);
	}

	@Test
	void oneKindOfResourceDoesNotOpenTheOther() {
		SmartScope patients = SmartScope.parse("user/Patient.rs").orElseThrow();
		assertThat(patients.opens(FhirInteraction.READ_SERVICE_REQUEST)).isFalse();
		assertThat(patients.opens(FhirInteraction.SEARCH_SERVICE_REQUESTS)).isFalse();
	}

	@Test
	void theStarOpensEveryKind() {
		SmartScope all = SmartScope.parse("patient/*.rs").orElseThrow();
		assertThat(FhirInteraction.values()).allMatch(all::opens);
	}

}
