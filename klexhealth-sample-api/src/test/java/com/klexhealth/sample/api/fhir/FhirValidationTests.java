package com.klexhealth.sample.api.fhir;

import java.net.URI;
import java.util.UUID;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationResult;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * HAPI FHIR's own validator finds no error in any kind of answer.
 */
@ApiTest
class FhirValidationTests {

	private static final FhirValidator validator = validator();

	private final MockMvcTester mvc;

	private final JdbcClient jdbc;

	@Autowired
	FhirValidationTests(MockMvcTester mvc, JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fhir/metadata", "/fhir/Patient/" + DemoPatients.SCHNEIDER,
			"/fhir/Patient/381deaa6-c4b9-4f19-b392-85129120ee94", "/fhir/Patient/c614c092-403e-4063-9e7c-4552123d8240",
			"/fhir/ServiceRequest/" + DemoPatients.SCHNEIDERS_PRESCRIPTION, "/fhir/Patient?_count=100",
			"/fhir/Patient?_count=5&_page=2", "/fhir/Patient?_count=0", "/fhir/Patient?family=nobody",
			"/fhir/ServiceRequest?patient=" + DemoPatients.SCHNEIDER, "/fhir/ServiceRequest", "/fhir/Patient?family=ab",
			"/fhir/Patient/" + DemoPatients.NOBODY, "/fhir/Patient/4711", "/fhir/Device/1" })
	void everyAnswerIsValid(String uri) throws Exception {
		assertValid(this.mvc.get()
			.uri(URI.create(uri))
			.with(FhirTokens.weber().asBearer())
			.exchange()
			.getResponse()
			.getContentAsString());
	}

	@Test
	void everyRefusalOfAMethodOrAFormatIsValid() throws Exception {
		assertValid(this.mvc.post()
			.uri("/fhir/Patient")
			.with(FhirTokens.weber().asBearer())
			.exchange()
			.getResponse()
			.getContentAsString());
		assertValid(this.mvc.get()
			.uri("/fhir/Patient")
			.header("Accept", "application/fhir+xml")
			.with(FhirTokens.weber().asBearer())
			.exchange()
			.getResponse()
			.getContentAsString());
	}

	@Test
	void everyPrescriptionThatThereIsIsValid() throws Exception {
		for (UUID patient : this.jdbc.sql("select patient_id from care_relation where practitioner = ?")
			.param(FhirTokens.weber().subject())
			.query(UUID.class)
			.list()) {
			assertValid(this.mvc.get()
				.uri("/fhir/ServiceRequest?patient=" + patient)
				.with(FhirTokens.weber().asBearer())
				.exchange()
				.getResponse()
				.getContentAsString());
		}
	}

	@Test
	void theValidatorFindsErrorsWhereThereAreSome() {
		assertThat(validator.validateWithResult("""
				{"resourceType": "ServiceRequest", "status": "cancelled", "intent": "order"}""").isSuccessful())
			.isFalse();
	}

	private static void assertValid(String resource) {
		ValidationResult result = validator.validateWithResult(resource);
		assertThat(result.getMessages())
			.as(resource)
			.filteredOn((message) -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
			.isEmpty();
	}

	private static FhirValidator validator() {
		FhirContext context = FhirContext.forR4();
		ValidationSupportChain support = new ValidationSupportChain(new DefaultProfileValidationSupport(context),
				new InMemoryTerminologyServerValidationSupport(context),
				new CommonCodeSystemsTerminologyService(context));
		FhirValidator validator = context.newValidator();
		validator.registerValidatorModule(new FhirInstanceValidator(support));
		return validator;
	}

}
