package com.klexhealth.sample.api.fhir;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.sample.api.access.OpenToAll;

/**
 * Tells FHIR clients exactly what there is: two resources, to read and to search.
 */
@RestController
@ConditionalOnWebApplication
@Tag(name = "FHIR")
class CapabilityController {

	private static final String SECURITY_SERVICE = "http://terminology.hl7.org/CodeSystem/restful-security-service";

	private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

	private static final String DEFINITION = "http://hl7.org/fhir/SearchParameter/";

	private static final String NAMES = "The beginning of a name, of at least three characters, and one at a time";

	private final IssuerEndpoints issuer;

	CapabilityController(IssuerEndpoints issuer) {
		this.issuer = issuer;
	}

	@GetMapping(path = FhirAnswers.PATH + "/metadata", produces = { FhirJson.MEDIA_TYPE, "application/json" })
	@OpenToAll
	@Operation(operationId = "getCapabilityStatement", summary = "What the FHIR endpoints can do")
	@FhirResponse
	CapabilityStatement get() {
		CapabilityStatement statement = new CapabilityStatement();
		statement.setName("KlexHealthSampleApi").setTitle("KlexHealth Sample API");
		statement.setStatus(PublicationStatus.ACTIVE);
		statement.setDateElement(new DateTimeType("2026-11-25"));
		statement.setPublisher("KlexHealth");
		statement.setKind(CapabilityStatementKind.INSTANCE);
		statement.getSoftware().setName("KlexHealth Sample API");
		statement.getImplementation()
			.setDescription("Invented patients and their prescriptions")
			.setUrl(FhirAnswers.base());
		statement.setFhirVersion(FHIRVersion._4_0_1);
		statement.addFormat("json").addFormat(FhirJson.MEDIA_TYPE);
		CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
		rest.setSecurity(security());
		CapabilityStatementRestResourceComponent patient = resource(rest, "Patient");
		search(patient, "_id", "Resource-id", SearchParamType.TOKEN, "The identifier of one patient");
		search(patient, "family", "individual-family", SearchParamType.STRING, NAMES);
		search(patient, "given", "individual-given", SearchParamType.STRING, NAMES);
		search(patient, "name", "Patient-name", SearchParamType.STRING, NAMES);
		CapabilityStatementRestResourceComponent request = resource(rest, "ServiceRequest");
		String whose = "Whose: either this or its twin is needed";
		search(request, "patient", "clinical-patient", SearchParamType.REFERENCE, whose);
		search(request, "subject", "ServiceRequest-subject", SearchParamType.REFERENCE, whose);
		search(request, "status", "ServiceRequest-status", SearchParamType.TOKEN, "There are active and revoked ones");
		return statement;
	}

	private CapabilityStatementRestSecurityComponent security() {
		CapabilityStatementRestSecurityComponent security = new CapabilityStatementRestSecurityComponent();
		security.addService()
			.setText("OAuth 2.0 authorization code grant, with SMART scopes")
			.addCoding()
			.setSystem(SECURITY_SERVICE)
			.setCode("SMART-on-FHIR");
		this.issuer.find().ifPresent((endpoints) -> {
			Extension uris = security.addExtension().setUrl(OAUTH_URIS);
			uris.addExtension("authorize", new UriType(endpoints.authorize()));
			uris.addExtension("token", new UriType(endpoints.token()));
		});
		return security;
	}

	private static CapabilityStatementRestResourceComponent resource(CapabilityStatementRestComponent rest,
			String type) {
		CapabilityStatementRestResourceComponent resource = rest.addResource().setType(type);
		resource.addInteraction().setCode(TypeRestfulInteraction.READ);
		resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
		return resource.setVersioning(ResourceVersionPolicy.VERSIONED).setReadHistory(false).setUpdateCreate(false);
	}

	private static void search(CapabilityStatementRestResourceComponent resource, String name, String definition,
			SearchParamType type, String documentation) {
		resource.addSearchParam()
			.setName(name)
			.setDefinition(DEFINITION + definition)
			.setType(type)
			.setDocumentation(documentation);
	}

}
