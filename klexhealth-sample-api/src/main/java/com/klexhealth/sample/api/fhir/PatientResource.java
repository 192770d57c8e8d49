package com.klexhealth.sample.api.fhir;

import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/**
 * Shows a patient as FHIR, with the identifier and the gender of the German base
 * profiles.
 */
final class PatientResource {

	static final String INSURANCE_NUMBER_SYSTEM = "http://fhir.de/sid/gkv/kvid-10";

	static final String GENDER_EXTENSION = "http://fhir.de/StructureDefinition/gender-amtlich-de";

	static final String GENDER_SYSTEM = "http://fhir.de/CodeSystem/gender-amtlich-de";

	private PatientResource() {
	}

	static Patient of(PatientRow row) {
		Patient patient = new Patient();
		patient.setId(row.id().toString());
		patient.getMeta().setVersionId(String.valueOf(row.version()));
		Identifier identifier = patient.addIdentifier()
			.setUse(Identifier.IdentifierUse.OFFICIAL)
			.setSystem(INSURANCE_NUMBER_SYSTEM)
			.setValue(row.insuranceNumber());
		identifier.getAssigner().setDisplay(row.insurer());
		patient.addName()
			.setUse(HumanName.NameUse.OFFICIAL)
			.setText(row.givenName() + " " + row.familyName())
			.setFamily(row.familyName())
			.addGiven(row.givenName());
		patient.setGender(gender(row.gender()));
		if (row.gender() == PatientRow.Gender.DIVERSE) {
			patient.getGenderElement().addExtension(GENDER_EXTENSION, new Coding(GENDER_SYSTEM, "D", "divers"));
		}
		patient.setBirthDateElement(new DateType(row.birthDate().toString()));
		if (row.phone() != null) {
			patient.addTelecom().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue(row.phone());
		}
		if (row.email() != null) {
			patient.addTelecom().setSystem(ContactPoint.ContactPointSystem.EMAIL).setValue(row.email());
		}
		if (row.street() != null) {
			patient.addAddress()
				.setUse(Address.AddressUse.HOME)
				.addLine(row.street())
				.setPostalCode(row.postalCode())
				.setCity(row.city())
				.setCountry("DE");
		}
		return patient;
	}

	static AdministrativeGender gender(PatientRow.Gender gender) {
		return switch (gender) {
			case FEMALE -> AdministrativeGender.FEMALE;
			case MALE -> AdministrativeGender.MALE;
			case DIVERSE -> AdministrativeGender.OTHER;
		};
	}

}
