package com.klexhealth.sample.api.fhir;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/**
 * Documents that an endpoint answers with a FHIR resource. What is in it, FHIR documents.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "200", description = "OK",
		content = { @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(implementation = FhirResource.class)),
				@Content(mediaType = "application/json", schema = @Schema(implementation = FhirResource.class)) })
@interface FhirResponse {

}
