package com.klexhealth.sample.api.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceRequestResourceTests {

	private static final UUID ID = UUID.fromString("9db6c585-b6c6-4f3b-83c1-be2c85799f22");

	private static final UUID PATIENT = UUID.fromString("468b4b66-2718-4d85-8517-1cb7498948bc");

	@Test
	void everythingThatIsKnownIsShown() {
		ServiceRequest request = ServiceRequestResource
			.of(row(PrescriptionRow.Status.ACTIVE, Instant.parse("2026-10-05T09:30:00.123Z")));
		assertThat(request.getIdPart()).isEqualTo(ID.toString());
		assertThat(request.getMeta().getVersionId()).isEqualTo("2");
		assertThat(request.getMeta().getLastUpdatedElement().getValueAsString()).isEqualTo("2026-10-05T09:30:00.123Z");
		assertThat(request.getIntent()).isEqualTo(ServiceRequest.ServiceRequestIntent.ORDER);
		assertThat(request.getCode().getText()).isEqualTo("Krankengymnastik (KG)");
		assertThat(request.getSubject().getReference()).isEqualTo("Patient/" + PATIENT);
		assertThat(request.getAuthoredOnElement().getValueAsString()).isEqualTo("2026-10-05");
		assertThat(request.getQuantityQuantity().getValue()).isEqualByComparingTo("6");
		assertThat(request.getOccurrenceTiming().getCode().getText()).isEqualTo("1–2× wöchentlich");
		assertThat(request.getRequester().getDisplay()).isEqualTo("Dr. Miriam Weber");
		assertThat(request.getReasonCodeFirstRep().getText()).isEqualTo("Kreuzschmerz");
		assertThat(request.getReasonCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo("M54.5");
		assertThat(request.getReasonCodeFirstRep().getCodingFirstRep().getSystem())
			.isEqualTo("http://fhir.de/CodeSystem/bfarm/icd-10-gm");
	}

	@Test
	void theLastDayToBeginIsThereForProgramsAndForPeople() {
		ServiceRequest request = ServiceRequestResource.of(row(PrescriptionRow.Status.ACTIVE, null));
		assertThat(request.getExtensionByUrl(ServiceRequestResource.START_BY_EXTENSION).getValue().primitiveValue())
			.isEqualTo("2026-11-02");
		assertThat(request.getPatientInstruction()).contains("2026-11-02");
	}

	@Test
	void whenItWasChangedIsLeftOutIfNobodyKnows() {
		assertThat(ServiceRequestResource.of(row(PrescriptionRow.Status.ACTIVE, null)).getMeta().hasLastUpdated())
			.isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "ACTIVE, ACTIVE", "CANCELLED, REVOKED" })
	void everyStatusHasOneOfFhirs(PrescriptionRow.Status status, ServiceRequestStatus expected) {
		assertThat(ServiceRequestResource.of(row(status, null)).getStatus()).isEqualTo(expected);
	}

	private static PrescriptionRow row(PrescriptionRow.Status status, @Nullable Instant at) {
		return new PrescriptionRow(ID, 2, PATIENT, status, "Krankengymnastik (KG)", "M54.5", "Kreuzschmerz", 6,
				"1–2× wöchentlich", "Dr. Miriam Weber", LocalDate.of(2026, 10, 5), LocalDate.of(2026, 11, 2), at);
	}

}
