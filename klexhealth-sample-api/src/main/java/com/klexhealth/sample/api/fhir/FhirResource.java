package com.klexhealth.sample.api.fhir;

import io.swagger.v3.oas.annotations.ExternalDocumentation;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the OpenAPI document says of a FHIR resource.
 */
@Schema(name = "FhirResource", description = "A resource of FHIR R4", requiredProperties = "resourceType",
		additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
		externalDocs = @ExternalDocumentation(url = "https://hl7.org/fhir/R4/"))
record FhirResource(@Schema(example = "Patient") String resourceType,
		@Schema(example = "468b4b66-2718-4d85-8517-1cb7498948bc") String id) {

}
