package com.klexhealth.sample.api.fhir;

import java.util.Date;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Timing;

/**
 * Shows a prescription as FHIR. FHIR has no place for the last day on which a treatment
 * may begin: it is an extension for programs and an instruction for people.
 */
final class ServiceRequestResource {

	static final String STATUS_SYSTEM = "http://hl7.org/fhir/request-status";

	static final String DIAGNOSIS_SYSTEM = "http://fhir.de/CodeSystem/bfarm/icd-10-gm";

	static final String START_BY_EXTENSION = "https://klexhealth.com/fhir/StructureDefinition/start-by";

	private ServiceRequestResource() {
	}

	static ServiceRequest of(PrescriptionRow row) {
		ServiceRequest request = new ServiceRequest();
		request.setId(row.id().toString());
		request.getMeta().setVersionId(String.valueOf(row.version()));
		if (row.changedAt() != null) {
			InstantType changedAt = new InstantType(Date.from(row.changedAt()), TemporalPrecisionEnum.MILLI);
			changedAt.setTimeZoneZulu(true);
			request.getMeta().setLastUpdatedElement(changedAt);
		}
		request.addExtension(START_BY_EXTENSION, new DateType(row.startBy().toString()));
		request.setStatus(status(row.status()));
		request.setIntent(ServiceRequestIntent.ORDER);
		request.setCode(new CodeableConcept().setText(row.remedy()));
		request.setQuantity(new Quantity().setValue(row.sessions()).setUnit("sessions"));
		request.setSubject(new Reference("Patient/" + row.patientId()));
		request.setOccurrence(new Timing().setCode(new CodeableConcept().setText(row.frequency())));
		request.setAuthoredOnElement(new DateTimeType(row.issuedOn().toString()));
		request.setRequester(new Reference().setDisplay(row.prescriber()));
		request.addReasonCode()
			.setText(row.diagnosis())
			.addCoding()
			.setSystem(DIAGNOSIS_SYSTEM)
			.setCode(row.icd10Code());
		request.setPatientInstruction("The treatment begins by " + row.startBy() + " at the latest.");
		return request;
	}

	static ServiceRequestStatus status(PrescriptionRow.Status status) {
		return switch (status) {
			case ACTIVE -> ServiceRequestStatus.ACTIVE;
			case CANCELLED -> ServiceRequestStatus.REVOKED;
		};
	}

}
