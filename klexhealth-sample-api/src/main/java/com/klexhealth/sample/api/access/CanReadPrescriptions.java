package com.klexhealth.sample.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Opens an endpoint to practitioners and patients whose token may read prescriptions.
 * Whose prescriptions those are is {@link PatientAccess}'s to say.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAuthority('SCOPE_prescriptions:read') and hasAnyRole('practitioner', 'patient')")
@SecurityRequirement(name = "KlexHealth", scopes = "prescriptions:read")
public @interface CanReadPrescriptions {

}
