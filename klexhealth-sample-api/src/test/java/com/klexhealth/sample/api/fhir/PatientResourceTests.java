package com.klexhealth.sample.api.fhir;

import java.time.LocalDate;
import java.util.UUID;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PatientResourceTests {

	private static final UUID ID = UUID.fromString("468b4b66-2718-4d85-8517-1cb7498948bc");

	@Test
	void everythingThatIsKnownIsShown() {
		Patient patient = PatientResource.of(row(PatientRow.Gender.MALE));
		assertThat(patient.getIdPart()).isEqualTo(ID.toString());
		assertThat(patient.getMeta().getVersionId()).isEqualTo("3");
		assertThat(patient.getIdentifierFirstRep().getSystem()).isEqualTo("http://fhir.de/sid/gkv/kvid-10");
		assertThat(patient.getIdentifierFirstRep().getValue()).isEqualTo("R696302567");
		assertThat(patient.getIdentifierFirstRep().getAssigner().getDisplay()).isEqualTo("BARMER");
		assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Schneider");
		assertThat(patient.getNameFirstRep().getGivenAsSingleString()).isEqualTo("Lukas");
		assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1984-03-12");
		assertThat(patient.getTelecom()).extracting(ContactPoint::getSystem)
			.containsExactly(ContactPointSystem.PHONE, ContactPointSystem.EMAIL);
		assertThat(patient.getTelecom()).extracting(ContactPoint::getValue)
			.containsExactly("030 23125 101", "l@example.com");
		assertThat(patient.getAddressFirstRep().getLine()).extracting(StringType::getValue)
			.containsExactly("Kastanienallee 14");
		assertThat(patient.getAddressFirstRep().getPostalCode()).isEqualTo("10435");
		assertThat(patient.getAddressFirstRep().getCity()).isEqualTo("Berlin");
	}

	@Test
	void whatIsNotKnownIsNotThere() {
		Patient patient = PatientResource
			.of(new PatientRow(ID, 1, null, "Lukas", "Schneider", LocalDate.of(1984, 3, 12), PatientRow.Gender.MALE,
					"BARMER", "R696302567", null, null, null, null, null));
		assertThat(patient.hasTelecom()).isFalse();
		assertThat(patient.hasAddress()).isFalse();
	}

	@Test
	void theAccountOfAPatientIsNotShown() {
		PatientRow row = row(PatientRow.Gender.MALE);
		assertThat(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(PatientResource.of(row)))
			.contains("Schneider")
			.doesNotContain("an-account");
	}

	@ParameterizedTest
	@CsvSource({ "FEMALE, FEMALE", "MALE, MALE", "DIVERSE, OTHER" })
	void everyGenderHasOneOfFhirs(PatientRow.Gender gender, AdministrativeGender expected) {
		assertThat(PatientResource.of(row(gender)).getGender()).isEqualTo(expected);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIVERSE")
	void femaleAndMaleNeedNoMoreWords(PatientRow.Gender gender) {
		assertThat(PatientResource.of(row(gender)).getGenderElement().hasExtension()).isFalse();
	}

	@Test
	void diverseIsSaidTheWayTheGermanBaseProfilesSayIt() {
		Extension extension = PatientResource.of(row(PatientRow.Gender.DIVERSE))
			.getGenderElement()
			.getExtensionByUrl("http://fhir.de/StructureDefinition/gender-amtlich-de");
		assertThat(extension.getValue()).isInstanceOfSatisfying(Coding.class, (coding) -> {
			assertThat(coding.getSystem()).isEqualTo("http://fhir.de/CodeSystem/gender-amtlich-de");
			assertThat(coding.getCode()).isEqualTo("D");
		});
	}

	private static PatientRow row(PatientRow.Gender gender) {
		return new PatientRow(ID, 3, "an-account", "Lukas", "Schneider", LocalDate.of(1984, 3, 12), gender, "BARMER",
				"R696302567", "030 23125 101", "l@example.com", "Kastanienallee 14", "10435", "Berlin");
	}

}
