package com.klexhealth.sample.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Opens an endpoint to practitioners and patients whose token may read FHIR service
 * requests. Whose those are is {@link SmartAccess}'s and {@link PatientAccess}'s to say.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("@smart.opens(authentication, 'READ_SERVICE_REQUEST')")
@SecurityRequirement(name = "KlexHealth", scopes = "user/ServiceRequest.rs")
@SecurityRequirement(name = "KlexHealth", scopes = "patient/ServiceRequest.rs")
public @interface CanReadServiceRequest {

}
