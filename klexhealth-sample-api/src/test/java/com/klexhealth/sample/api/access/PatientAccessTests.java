package com.klexhealth.sample.api.access;

import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import com.klexhealth.sample.api.DataTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;
import com.klexhealth.sample.api.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@DataTest
@Import(PatientAccess.class)
class PatientAccessTests {

	private static final UUID SCHNEIDER = UUID.fromString(DemoPatients.SCHNEIDER);

	private static final UUID ARNOLD = UUID.fromString(DemoPatients.ARNOLD);

	private static final Caller WEBER = new Caller(Tokens.WEBER, null, null, Set.of("practitioner"));

	private final PatientAccess access;

	@Autowired
	PatientAccessTests(PatientAccess access) {
		this.access = access;
	}

	@Test
	void aPractitionerSeesAPatientInTheirCare() {
		assertThatNoException().isThrownBy(() -> this.access.requireVisible(SCHNEIDER, WEBER));
	}

	@Test
	void aPractitionerDoesNotSeeAPatientInAnothersCare() {
		assertThatExceptionOfType(PatientNotFoundException.class)
			.isThrownBy(() -> this.access.requireVisible(ARNOLD, WEBER));
	}

	@Test
	void aPatientSeesThemself() {
		assertThatNoException().isThrownBy(() -> this.access.requireVisible(SCHNEIDER,
				new Caller(Tokens.SCHNEIDER, null, null, Set.of("patient"))));
	}

	@Test
	void aPatientDoesNotSeeAnother() {
		assertThatExceptionOfType(PatientNotFoundException.class).isThrownBy(
				() -> this.access.requireVisible(SCHNEIDER, new Caller(Tokens.YILMAZ, null, null, Set.of("patient"))));
	}

	@Test
	void theCareRelationIsNothingWithoutTheRole() {
		assertThatExceptionOfType(PatientNotFoundException.class).isThrownBy(
				() -> this.access.requireVisible(SCHNEIDER, new Caller(Tokens.WEBER, null, null, Set.of("patient"))));
	}

	@Test
	void theAccountIsNothingWithoutTheRole() {
		assertThatExceptionOfType(PatientNotFoundException.class).isThrownBy(() -> this.access.requireVisible(SCHNEIDER,
				new Caller(Tokens.SCHNEIDER, null, null, Set.of("practitioner"))));
	}

	@Test
	void nobodySeesAPatientWhoIsNotThere() {
		assertThatExceptionOfType(PatientNotFoundException.class)
			.isThrownBy(() -> this.access.requireVisible(UUID.fromString(DemoPatients.NOBODY), WEBER));
	}

	@Test
	void toSeeOneselfIsNotToTreatOneself() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.access.requireInCare(SCHNEIDER,
				new Caller(Tokens.SCHNEIDER, null, null, Set.of("practitioner", "patient"))));
	}

	@Test
	void aPatientTakenIntoCareIsSeen() {
		this.access.takeIntoCare(ARNOLD, WEBER);
		assertThatNoException().isThrownBy(() -> this.access.requireInCare(ARNOLD, WEBER));
	}

}
