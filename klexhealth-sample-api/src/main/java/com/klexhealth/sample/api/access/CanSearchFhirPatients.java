package com.klexhealth.sample.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Opens an endpoint to practitioners and patients whose token may search FHIR patients.
 * Which patients those are is {@link SmartAccess}'s and {@link PatientAccess}'s to say.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("@smart.opens(authentication, 'SEARCH_PATIENTS')")
@SecurityRequirement(name = "KlexHealth", scopes = "user/Patient.rs")
@SecurityRequirement(name = "KlexHealth", scopes = "patient/Patient.rs")
public @interface CanSearchFhirPatients {

}
