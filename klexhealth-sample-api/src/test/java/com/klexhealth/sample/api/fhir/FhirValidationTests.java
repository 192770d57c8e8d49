package com.klexhealth.sample.api.fhir;

import java.net.URI;
import java.util.List;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.klexhealth.sample.api.ApiTest;
import com.klexhealth.sample.api.DemoPatients;
import com.klexhealth.sample.api.Tokens;

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
	@CsvSource({ "200, /fhir/metadata", "200, /fhir/Patient/" + DemoPatients.SCHNEIDER,
			"200, /fhir/Patient/381deaa6-c4b9-4f19-b392-85129120ee94",
			"200, /fhir/Patient/c614c092-403e-4063-9e7c-4552123d8240",
			"200, /fhir/ServiceRequest/" + DemoPatients.SCHNEIDERS_PRESCRIPTION, "200, /fhir/Patient?_count=100",
			"200, /fhir/Patient?_count=5&_page=2", "200, /fhir/Patient?_count=0", "200, /fhir/Patient?family=nobody",
			"200, /fhir/ServiceRequest?patient=" + DemoPatients.SCHNEIDER, "400, /fhir/ServiceRequest",
			"400, /fhir/Patient?family=ab", "404, /fhir/Patient/" + DemoPatients.NOBODY, "400, /fhir/Patient/4711",
			"404, /fhir/Device/1", "406, /fhir/Patient?_format=xml" })
	void everyAnswerIsValid(int status, String uri) throws Exception {
		assertThat(get(uri)).hasStatus(status);
		assertValid(get(uri).getResponse().getContentAsString());
	}

	@Test
	void theRefusalOfAMethodIsValid() throws Exception {
		MvcTestResult refused = this.mvc.post().uri("/fhir/Patient").with(FhirTokens.weber().asBearer()).exchange();
		assertThat(refused).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
		assertValid(refused.getResponse().getContentAsString());
	}

	@Test
	void everyPrescriptionThatThereIsIsValid() throws Exception {
		List<UUID> patients = this.jdbc.sql("select patient_id from care_relation where practitioner = ?")
			.param(Tokens.WEBER)
			.query(UUID.class)
			.list();
		assertThat(patients).hasSize(31);
		for (UUID patient : patients) {
			assertValid(get("/fhir/ServiceRequest?patient=" + patient).getResponse().getContentAsString());
		}
	}

	@Test
	void theValidatorFindsErrorsWhereThereAreSome() {
		assertThat(validator.validateWithResult("""
				{"resourceType": "ServiceRequest", "status": "cancelled", "intent": "order"}""").isSuccessful())
			.isFalse();
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(URI.create(uri)).with(FhirTokens.weber().asBearer()).exchange();
	}

	private static void assertValid(String resource) {
		ValidationResult result = validator.validateWithResult(resource);
		assertThat(result.getMessages()).as(resource)
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
