package com.klexhealth.sample.api.fhir;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Documents what every FHIR search understands.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "_count", in = ParameterIn.QUERY, description = "Resources per page, 100 at most",
		schema = @Schema(type = "integer", minimum = "0", defaultValue = "20"))
@Parameter(name = "_page", in = ParameterIn.QUERY, description = "Which page, from 0: as in the links of the answer",
		schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
@Parameter(name = "Prefer", in = ParameterIn.HEADER,
		description = "`handling=strict` refuses parameters that are not understood",
		schema = @Schema(type = "string", example = "handling=strict"))
@interface FhirSearchParameters {

}
